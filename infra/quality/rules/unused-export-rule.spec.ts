import { plant } from './planted';
import { unusedExports } from './unused-export-rule';

const found = (files: Record<string, string>) => unusedExports(plant(files)).map(({ message }) => /exports (\w+)/.exec(message)?.[1]);

describe('unusedExports', () => {
  it.each(['export function idle(): void {}', 'export const idle = 1;', 'export class idle {}', 'export interface idle {}', 'export type idle = 1;', 'export async function idle() {}'])('finds %s', (text) => {
    expect(found({ 'libs/a/src/a.ts': text })).toEqual(['idle']);
  });

  it('finds what only an index passes on, by name or with all', () => {
    expect(found({ 'libs/a/src/a.ts': 'export const idle = 1;', 'libs/a/src/index.ts': "export { idle } from './a';\nexport * from './a';" })).toEqual(['idle']);
  });

  it('passes what its own file, another file, a test or a tool uses', () => {
    const files = {
      'libs/a/src/a.ts': 'export const own = 1;\nexport const used = own;\nexport const tested = 2;\nexport type Shape = 3;\nexport const tooled = 4;\nexport const Page = 5;',
      'libs/a/src/b.ts': "import { used, type Shape } from './a';\nlet x: Shape = used;\nlazily(() => import('./a'), 'Page');",
      'libs/a/src/a.spec.ts': "import { tested } from './a';",
      'libs/a/generate.mjs': "import { tooled } from './dist/a.js';",
    };
    expect(found(files)).toEqual([]);
  });
});
