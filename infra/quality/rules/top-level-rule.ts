import type { Finding } from './source-tree';

// The whole of it: every other setting lies in infra/, so that the first look at the project shows what it is.
const TOP_LEVEL = new Set(['package.json', 'package-lock.json', 'nx.json', 'tsconfig.base.json', 'docker-compose.yml', 'README.md', 'apps', 'libs', 'infra', 'node_modules']);
const HIDDEN = new Set(['.ci', '.git', '.gitignore', '.npmrc', '.nx', '.data', '.cache']);

/** Entries of the checkout's top folder that do not belong there. */
export function strangersAtTop(entries: readonly string[]): readonly Finding[] {
  return entries.filter((name) => !TOP_LEVEL.has(name) && !HIDDEN.has(name)).map((path) => ({ path, message: 'does not belong to the top level. Settings lie in infra/, code in apps/ or libs/.' }));
}
