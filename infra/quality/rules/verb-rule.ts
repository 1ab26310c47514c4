import type { Finding, SourceTree } from './source-tree';

/** Scripts of package.json against the table of verbs that `npm run help` prints: each in both, each with its file. */
export function unlistedVerbs(tree: SourceTree, listed: readonly string[]): readonly Finding[] {
  const path = 'package.json';
  const manifest = tree.find((file) => file.path === path);
  const scripts: Record<string, string> = JSON.parse(manifest?.text ?? '{}').scripts ?? {};
  const known = new Set(tree.map((file) => file.path));
  const missing = Object.keys(scripts).filter((name) => !listed.includes(name));
  const gone = listed.filter((name) => !(name in scripts));
  const broken = Object.entries(scripts).filter(([, command]) => !known.has(/^node (\S+)/.exec(command)?.[1] ?? ''));
  return [
    ...missing.map((name) => ({ path, message: `The script "${name}" is not in the table of npm run help.` })),
    ...gone.map((name) => ({ path, message: `npm run help lists "${name}", which is no script.` })),
    ...broken.map(([name]) => ({ path, message: `The script "${name}" does not start a file of the tree with node.` })),
  ];
}
