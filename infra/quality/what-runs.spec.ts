import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { readTree } from './rules/source-tree';

interface Spec {
  readonly path: string;
}
const { projects } = require('../build/jest.config.cjs') as { readonly projects: readonly { readonly displayName: string }[] };
const SlowestFirst = require('../build/slowest-first.cjs') as new (options: object) => { sort<T extends Spec>(tests: readonly T[]): readonly T[] };

const root = path.resolve(__dirname, '../..');
const LOOKS_LIKE_A_TEST = /\.(spec|test)\.[cm]?[jt]sx?$|(^|\/)__tests__\//;

describe('what runs', () => {
  it('is every file that looks like a test', () => {
    const { stdout } = spawnSync(process.execPath, ['node_modules/jest/bin/jest.js', '-c', 'infra/build/jest.config.cjs', '--listTests', '--json'], { cwd: root, encoding: 'utf8' });
    const listed = new Set((JSON.parse(stdout) as readonly string[]).map((file) => path.relative(root, file).split(path.sep).join('/')));
    const written = readTree(root).map((file) => file.path).filter((place) => LOOKS_LIKE_A_TEST.test(place));
    expect(written.length).toBeGreaterThan(500);
    expect(written.filter((place) => !listed.has(place))).toEqual([]);
  });

  it('is every kind of test, in npm test', () => {
    const steps = readFileSync(path.join(root, 'infra/bootstrap/test.mjs'), 'utf8');
    const names = projects.map(({ displayName }) => displayName);
    expect(names).toContain('integration');
    expect(names.filter((name) => !steps.includes(`jest('${name}'`))).toEqual([]);
  });

  it('begins with what takes long though its file is short', () => {
    const place = (name: string, size: number) => ({ path: path.join(root, name), duration: undefined, context: { config: { id: 'x', cacheDirectory: '/nowhere', roots: [] }, hasteFS: { getSize: () => size } } });
    const tests = [place('libs/a/big.spec.ts', 9_000), place('apps/cli/src/faults/cut.spec.ts', 10), place('libs/a/small.spec.ts', 20), place('apps/cli/src/backtest/sample/year.spec.ts', 15)];
    const order = new SlowestFirst({ contexts: [], globalConfig: {} }).sort(tests).map((test) => path.basename(test.path));
    expect(order).toEqual(['year.spec.ts', 'cut.spec.ts', 'big.spec.ts', 'small.spec.ts']);
  });
});
