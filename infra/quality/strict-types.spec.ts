import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

const root = path.resolve(__dirname, '../..');

/** Compiles one planted file under the project's settings and returns what the compiler says. */
function compile(text: string): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'wardcast-types-'));
  try {
    writeFileSync(path.join(folder, 'planted.ts'), text);
    const compilerOptions = { noEmit: true, composite: false, incremental: false, types: [] };
    writeFileSync(path.join(folder, 'tsconfig.json'), JSON.stringify({ extends: path.join(root, 'tsconfig.base.json'), compilerOptions, include: ['planted.ts'] }));
    return spawnSync(process.execPath, ['node_modules/ts7/bin/tsc', '-p', folder], { cwd: root, encoding: 'utf8' }).stdout;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

describe('the type settings', () => {
  it.each([
    ['an element that may be missing', 'export const first = (rows: readonly number[]): number => rows[0];'],
    ['a value that may be null', 'export const length = (text: string | null): number => text.length;'],
    ['a parameter without a type', 'export const same = (x) => x;'],
    ['a method that overrides without saying so', 'class A { run(): void {} }\nexport class B extends A { run(): void {} }'],
    ['a case that falls into the next', 'export function f(x: number): number {\n  switch (x) {\n    case 1:\n      x += 1;\n    case 2:\n      return x;\n  }\n  return 0;\n}'],
  ])('refuse %s', (_, text) => expect(compile(text)).toContain('error TS'));

  it('pass what is sound', () => expect(compile('export const first = (rows: readonly number[]): number | undefined => rows[0];')).toBe(''));
});
