import { parseWorkerConfig } from './worker-config';

const ENV = { KAFKA_BROKERS: 'a:9092', DATABASE_URL: 'postgres://db/beds' };

describe('parseWorkerConfig', () => {
  it('listens for probes on loopback port 4311 unless told otherwise; flags win over the environment', () => {
    expect(parseWorkerConfig([], ENV)).toMatchObject({ kind: 'config', config: { host: '127.0.0.1', port: 4311, databaseUrl: ENV.DATABASE_URL, kafka: { brokers: ['a:9092'] } } });
    expect(parseWorkerConfig(['--port', '0'], { ...ENV, WARDCAST_WORKER_PORT: '5000', WARDCAST_WORKER_HOST: '0.0.0.0' })).toMatchObject({ config: { host: '0.0.0.0', port: 0 } });
  });

  it('has no neural network unless asked for one', () => {
    const asked = [parseWorkerConfig([], ENV), parseWorkerConfig(['--neural'], ENV), parseWorkerConfig([], { ...ENV, WARDCAST_NEURAL: '1' }), parseWorkerConfig([], { ...ENV, WARDCAST_NEURAL: '0' })];
    expect(asked.map((outcome) => outcome.kind === 'config' && outcome.config.neural)).toEqual([false, true, true, false]);
  });

  it.each([
    [[], {}, 'needs KAFKA_BROKERS and DATABASE_URL'],
    [[], { DATABASE_URL: ENV.DATABASE_URL }, 'needs KAFKA_BROKERS'],
    [[], { KAFKA_BROKERS: 'a:9092' }, 'DATABASE_URL is not'],
    [['--port', '70000'], ENV, 'WARDCAST_WORKER_PORT'],
    [['--speed', '2'], ENV, '--speed'],
    [['--host', ''], ENV, '--host'],
    [[], { ...ENV, WARDCAST_NEURAL: 'on' }, 'WARDCAST_NEURAL'],
  ])('refuses %j with %j', (argv, env, says) => {
    expect(parseWorkerConfig(argv, env)).toMatchObject({ kind: 'refused', message: expect.stringContaining(says) as string });
  });

  it('asks for help before anything else', () => expect(parseWorkerConfig(['--help'], {})).toEqual({ kind: 'help' }));
});
