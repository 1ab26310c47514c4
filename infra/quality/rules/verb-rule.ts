import type { Finding, SourceTree } from './source-tree';

// With exec, since npm passes signals to the shell that it starts, and a shell that waits for Node dies of them alone.
const STARTS_A_FILE = /^exec node (\S+)/;

/** Scripts of package.json against the table of verbs that `npm run help` prints: each in both, each with its file. */
export function unlistedVerbs(tree: SourceTree, listed: readonly string[]): readonly Finding[] {
  const path = 'package.json';
  const manifest = tree.find((file) => file.path === path);
  const scripts: Record<string, string> = JSON.parse(manifest?.text ?? '{}').scripts ?? {};
  const known = new Set(tree.map((file) => file.path));
  const missing = Object.keys(scripts).filter((name) => !listed.includes(name));
  const gone = listed.filter((name) => !(name in scripts));
  const broken = Object.entries(scripts).filter(([, command]) => !known.has(STARTS_A_FILE.exec(command)?.[1] ?? ''));
  return [
    ...missing.map((name) => ({ path, message: `The script "${name}" is not in the table of npm run help.` })),
    ...gone.map((name) => ({ path, message: `npm run help lists "${name}", which is no script.` })),
    ...broken.map(([name]) => ({ path, message: `The script "${name}" is not: exec node FILE, with a file of the tree.` })),
  ];
}
