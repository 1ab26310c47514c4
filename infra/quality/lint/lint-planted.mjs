// Reads planted files from standard input as JSON [{ file, text, needsTypes }], lints each as if it stood there, and prints the
// rules that fired as JSON [[{ rule, message }]]. A process of its own, since ESLint and its plugins are ES modules.
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { ESLint } from 'eslint';
import tseslint from 'typescript-eslint';
import { refreshProjectGraph } from './project-graph.mjs';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../../..');
refreshProjectGraph(root);
const chunks = [];
for await (const chunk of process.stdin) chunks.push(chunk);
// Planted files are on no disk: types come from a project made up for them.
const projectService = { allowDefaultProject: ['libs/runtime/src/planted.ts'], defaultProject: 'infra/build/tsconfig.spec.json' };
const typed = { languageOptions: { parserOptions: { project: null, projectService } } };
const untyped = { ...tseslint.configs.disableTypeChecked, languageOptions: { parserOptions: { project: null, projectService: false } } };
const linter = (overrideConfig) => new ESLint({ cwd: root, overrideConfigFile: path.join(root, 'infra/quality/eslint.config.mjs'), overrideConfig });
const linters = { typed: linter(typed), untyped: linter(untyped) };
const answers = [];
for (const { file, text, needsTypes } of JSON.parse(Buffer.concat(chunks).toString('utf8'))) {
  const [result] = await linters[needsTypes ? 'typed' : 'untyped'].lintText(text, { filePath: path.join(root, file) });
  answers.push((result?.messages ?? []).map(({ ruleId, message }) => ({ rule: ruleId, message })));
}
// On a line of its own: plugins write warnings to the same stream.
process.stdout.write(`\n${JSON.stringify(answers)}`);
