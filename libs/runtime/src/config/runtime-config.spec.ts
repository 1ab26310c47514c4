import { parseRuntimeConfig } from './runtime-config';

const accept = (argv: readonly string[], env: Record<string, string> = {}) => {
  const outcome = parseRuntimeConfig(argv, env);
  if (outcome.kind !== 'config') throw new Error(`refused: ${JSON.stringify(outcome)}`);
  return outcome.config;
};

describe('parseRuntimeConfig', () => {
  it('listens on loopback port 4310 and keeps its data in ./.data unless told otherwise', () => {
    expect(accept([])).toMatchObject({ host: '127.0.0.1', port: 4310, dataDir: './.data', seed: 1, speed: 1, databaseUrl: null });
  });

  it('reads the environment, and flags win over it', () => {
    const env = { WARDCAST_PORT: '5000', WARDCAST_DATA_DIR: '/data', WARDCAST_SEED: '7', WARDCAST_SPEED: '60' };
    expect(accept([], env)).toMatchObject({ port: 5000, dataDir: '/data', seed: 7, speed: 60 });
    expect(accept(['--port', '6000', '--speed', '2'], env)).toMatchObject({ port: 6000, seed: 7, speed: 2 });
  });

  it('has no neural network unless asked for one', () => {
    expect([accept([]).neural, accept(['--neural']).neural, accept([], { WARDCAST_NEURAL: '1' }).neural]).toEqual([false, true, true]);
  });

  it.each([
    [['--port', '70000'], 'WARDCAST_PORT'],
    [['--port', 'http'], 'WARDCAST_PORT'],
    [['--seed', '-1'], '--seed'],
    [['--speed', '0'], 'WARDCAST_SPEED'],
    [['--speed', '6000'], 'WARDCAST_SPEED'],
    [['--nonsense'], '--nonsense'],
    // What npm leaves of `npm start --port 5000`.
    [['5000'], 'Options follow two dashes, as in: npm start -- --port 4311'],
    // The working directory, and every address of the machine, are not what an unset variable means.
    [['--data-dir', ''], '--data-dir is empty'],
    [['--host='], '--host is empty'],
  ])('refuses %j and names the setting', (argv, name) => {
    const outcome = parseRuntimeConfig(argv, {});
    expect(outcome).toMatchObject({ kind: 'refused', message: expect.stringContaining(name) as string });
  });

  it('takes a network for neither yes nor no as a typing error, and empty variables for unset ones', () => {
    expect(parseRuntimeConfig([], { WARDCAST_NEURAL: 'yes' })).toEqual({ kind: 'refused', message: 'WARDCAST_NEURAL must be 1 or 0.' });
    expect(accept([], { WARDCAST_NEURAL: '', WARDCAST_DATA_DIR: '', WARDCAST_HOST: '' })).toMatchObject({ neural: false, dataDir: './.data', host: '127.0.0.1' });
  });

  it('asks for help before anything else', () => {
    expect(parseRuntimeConfig(['--help', '--port', 'x'], {})).toEqual({ kind: 'help' });
  });
});
