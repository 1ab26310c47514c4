import { spawnSync } from 'node:child_process';
import path from 'node:path';
import fc from 'fast-check';

// A Jest within a Jest starts slowly where others use the cores.
jest.setTimeout(120_000);

type FastCheck = typeof fc;

const SETTINGS = ['WARDCAST_PROPERTY_SEED', 'WARDCAST_PROPERTY_TIMES'];

/** What specs get as `fast-check` under these settings and no others: this file too may run within a search. */
function fastCheckWith(settings: Readonly<Record<string, string>>): FastCheck {
  const before = SETTINGS.map((name) => [name, process.env[name]] as const);
  const put = (name: string, value: string | undefined) => (value === undefined ? delete process.env[name] : (process.env[name] = value));
  SETTINGS.forEach((name) => put(name, settings[name]));
  let loaded: FastCheck | undefined;
  jest.isolateModules(() => {
    loaded = (require('fast-check') as { readonly default: FastCheck }).default;
  });
  before.forEach(([name, value]) => put(name, value));
  return loaded!;
}

function casesOf(library: FastCheck, numRuns?: number): readonly number[] {
  const drawn: number[] = [];
  library.assert(library.property(library.nat(), (one) => void drawn.push(one)), numRuns === undefined ? undefined : { numRuns });
  return drawn;
}

describe('the cases of a property', () => {
  it('are the same in every run', () => {
    const [one, other] = [fastCheckWith({}), fastCheckWith({})];
    expect(casesOf(one)).toEqual(casesOf(other));
    expect(one.sample(one.nat(), 5)).toEqual(other.sample(other.nat(), 5));
    expect(casesOf(one)).toHaveLength(100);
  });

  it('are others, and more of them, where a search asks for it', () => {
    const searching = fastCheckWith({ WARDCAST_PROPERTY_SEED: '7', WARDCAST_PROPERTY_TIMES: '3' });
    expect(casesOf(searching, 20)).toHaveLength(60);
    expect(casesOf(searching)).toHaveLength(300);
    expect(casesOf(searching).slice(0, 20)).not.toEqual(casesOf(fastCheckWith({}), 20));
    expect(casesOf(searching)).toEqual(casesOf(searching));
  });

  it('are those of the property itself where it names a seed', () => {
    const drawn = (library: FastCheck) => library.check(library.property(library.nat(), () => true), { seed: 11, verbose: 2 }).seed;
    expect(drawn(fc)).toBe(11);
  });
});

describe('the search', () => {
  const search = (...args: readonly string[]) => spawnSync(process.execPath, [path.join(__dirname, 'test-properties.mjs'), ...args], { encoding: 'utf8' });

  it('finds the files, prints its seed and runs them', () => {
    const { stderr, status } = search('sha-256', 'content-digest', '--times', '2', '--seed', '5');
    expect(stderr).toMatch(/Properties of [12] files, 2 times as many cases, seed 5\./);
    expect(stderr).toContain('PASS unit libs/domain/src/ledger/content-digest.spec.ts');
    expect(status).toBe(0);
  });

  it.each([
    [['--times', '0'], '--times takes a whole number from 1'],
    [['--seed', 'x'], '--seed takes a whole number from 0'],
    [['no-such-file'], 'No property lies in a file'],
    [['--tims', '3'], 'Usage: npm run test:properties'],
  ])('refuses %j with what to do', (args, said) => {
    const { stderr, status } = search(...args);
    expect(stderr).toContain(said);
    expect(status).toBe(2);
  });
});
