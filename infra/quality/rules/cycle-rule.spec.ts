import { importCycles } from './cycle-rule';
import { places, plant } from './planted';

describe('importCycles', () => {
  it('finds a circle of two files', () => {
    const tree = plant({ 'libs/a/src/one.ts': "import { two } from './two';", 'libs/a/src/two.ts': "import { one } from './one';" });
    expect(importCycles(tree)).toHaveLength(1);
  });

  it.each([
    ['a type-only import', "import type { Two } from './two';"],
    ['a type-only re-export', "export type { Two } from './two';"],
    ['an import type', "export type X = import('./two').Two;"],
    ['a dynamic import', "export const x = () => import('./two');"],
    ['a require', "const two = require('./two');"],
  ])('finds a circle closed by %s', (_, text) => {
    expect(importCycles(plant({ 'libs/a/src/one.ts': text, 'libs/a/src/two.ts': "import { one } from './one';" }))).toHaveLength(1);
  });

  it('finds a circle through an index and through two libraries', () => {
    const tree = plant({
      'libs/a/src/index.ts': "export * from './one';",
      'libs/a/src/one.ts': "import { b } from '@wardcast/b';",
      'libs/b/src/index.ts': "export * from './b';",
      'libs/b/src/b.ts': "import type { One } from '@wardcast/a';",
    });
    expect(importCycles(tree)).toHaveLength(1);
    expect(importCycles(tree)[0]?.message).toContain('libs/b/src/b.ts');
  });

  it('finds a file that imports itself', () => {
    expect(places(importCycles(plant({ 'libs/a/src/one.ts': "import { x } from './one';" })))).toEqual(['libs/a/src/one.ts']);
  });

  it('passes two ways from one file to another', () => {
    const tree = plant({
      'libs/a/src/top.ts': "import './left'; import './right';",
      'libs/a/src/left.ts': "import './base';",
      'libs/a/src/right.ts': "import './base'; import './left';",
      'libs/a/src/base.ts': 'export const base = 1;',
    });
    expect(importCycles(tree)).toEqual([]);
  });
});
