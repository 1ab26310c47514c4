import { places, plant } from './planted';
import { longFiles, longFunctions, longParameterLists, MAX_FILE_LINES, MAX_FUNCTION_LINES } from './size-rules';

const lines = (count: number, text = (index: number) => `export const a${index} = ${index};`) => Array.from({ length: count }, (_, index) => text(index)).join('\n');
const statements = (count: number) => lines(count, (index) => `  call(${index});`);

describe('longFiles', () => {
  it('finds a file one line over the limit and passes one at the limit', () => {
    const tree = plant({ 'libs/a/src/long.ts': lines(MAX_FILE_LINES + 1), 'libs/a/src/full.ts': lines(MAX_FILE_LINES) });
    expect(places(longFiles(tree))).toEqual(['libs/a/src/long.ts']);
  });

  it('counts neither blank lines nor comments', () => {
    const comments = '\n\n// a reason\n/* another\n over lines */\n/** a docstring */\n';
    expect(longFiles(plant({ 'libs/a/src/told.ts': comments.repeat(80) + lines(MAX_FILE_LINES) }))).toEqual([]);
  });

  it('counts lines that hold only brackets, and the inside of a text over several lines', () => {
    const brackets = `export const a = [\n${lines(MAX_FILE_LINES - 1, () => '[')}\n${lines(MAX_FILE_LINES - 1, () => ']')}\n];\n`;
    const text = `export const a = \`\n${lines(MAX_FILE_LINES, () => 'text')}\n\`;\n`;
    expect(places(longFiles(plant({ 'libs/a/src/brackets.ts': brackets, 'libs/a/src/text.ts': text })))).toHaveLength(2);
  });

  it('takes no text for a comment, in quotes, patterns, templates and between tags', () => {
    const lookalikes = ["'https://x';", '/[/*]/;', '`/* ${1} //`;', '<a>http://x</a>;', '"*/";'];
    const planted = lines(MAX_FILE_LINES + 1, (index) => lookalikes[index % lookalikes.length]!);
    expect(longFiles(plant({ 'apps/a/src/a.tsx': planted }))).toEqual([{ path: 'apps/a/src/a.tsx', message: expect.stringContaining('251 lines') }]);
  });

  it('leaves generated files alone', () => {
    expect(longFiles(plant({ 'libs/a/src/generated/types.ts': lines(1000), 'libs/a/src/types.generated.ts': lines(1000) }))).toEqual([]);
  });

  it('judges style sheets and SQL too', () => {
    const tree = plant({ 'apps/a/src/board.css': lines(MAX_FILE_LINES + 1, () => 'a { color: red }'), 'libs/a/src/tables.sql': lines(MAX_FILE_LINES + 1, () => '-- only comments') });
    expect(places(longFiles(tree))).toEqual(['apps/a/src/board.css']);
  });
});

describe('longFunctions', () => {
  // A function of n statements written over n + 2 lines: the head, the statements, the closing bracket.
  const named = (count: number) => `export function work() {\n${statements(count)}\n}\n`;

  it('finds a function one line over the limit and passes one at the limit', () => {
    const tree = plant({ 'libs/a/src/long.ts': named(MAX_FUNCTION_LINES - 1), 'libs/a/src/full.ts': named(MAX_FUNCTION_LINES - 2) });
    expect(longFunctions(tree)).toEqual([{ path: 'libs/a/src/long.ts:1', message: expect.stringContaining('work has 51 lines') }]);
  });

  it('finds arrow functions, methods and constructors', () => {
    const body = `{\n${statements(MAX_FUNCTION_LINES)}\n}`;
    const tree = plant({ 'libs/a/src/arrow.ts': `export const work = () => ${body};`, 'libs/a/src/class.ts': `export class A {\n constructor() ${body}\n work() ${body}\n}` });
    expect(places(longFunctions(tree))).toEqual(['libs/a/src/arrow.ts:1', 'libs/a/src/class.ts:2', 'libs/a/src/class.ts:54']);
  });

  it('counts a test for itself and not for the describe around it', () => {
    const tests = (count: number) => lines(count, (index) => `  it('does ${index}', () => {\n    check();\n    check();\n  });`);
    expect(longFunctions(plant({ 'libs/a/src/a.spec.ts': `describe('a', () => {\n${tests(30)}\n});` }))).toHaveLength(1);
    expect(longFunctions(plant({ 'libs/a/src/a.spec.ts': `describe('a', () => {\n${tests(20)}\n});` }))).toEqual([]);
    expect(places(longFunctions(plant({ 'libs/a/src/a.spec.ts': `it('is long', () => {\n${statements(MAX_FUNCTION_LINES)}\n});` })))).toEqual(['libs/a/src/a.spec.ts:1']);
  });
});

describe('longParameterLists', () => {
  it('finds five parameters in functions, methods, constructors and types, and passes four', () => {
    const tree = plant({
      'libs/a/src/many.ts': 'export function f(a: 1, b: 1, c: 1, d: 1, e: 1) {}\nexport type G = (a: 1, b: 1, c: 1, d: 1, e: 1) => void;\nexport class H {\n  constructor(a: 1, b: 1, c: 1, d: 1, e: 1) {}\n}',
      'libs/a/src/few.ts': 'export function f(a: 1, b: 1, c: 1, d: 1) {}',
    });
    expect(places(longParameterLists(tree))).toEqual(['libs/a/src/many.ts:1', 'libs/a/src/many.ts:2', 'libs/a/src/many.ts:4']);
  });
});
