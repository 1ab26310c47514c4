// Reads planted files from standard input as JSON [{ file, text }], lints each as if it stood there, and prints the
// rules that fired as JSON [[{ rule, message }]]. A process of its own, since ESLint and its plugins are ES modules.
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { ESLint } from 'eslint';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../../..');
const chunks = [];
for await (const chunk of process.stdin) chunks.push(chunk);
const eslint = new ESLint({ cwd: root, overrideConfigFile: path.join(root, 'infra/quality/eslint.config.mjs') });
const answers = [];
for (const { file, text } of JSON.parse(Buffer.concat(chunks).toString('utf8'))) {
  const [result] = await eslint.lintText(text, { filePath: path.join(root, file) });
  answers.push((result?.messages ?? []).map(({ ruleId, message }) => ({ rule: ruleId, message })));
}
process.stdout.write(JSON.stringify(answers));
