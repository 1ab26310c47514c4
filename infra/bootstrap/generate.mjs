// `npm run generate`: runs every generator in the tree; with --check each only compares what is committed.
import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { answersHelp } from './answer-help.mjs';
import { ensureInstalled } from './install.mjs';
import { isMain } from './is-main.mjs';
import { PROJECT_ROOT } from './project-root.mjs';
import { runNode } from './run-child.mjs';
import { runMain } from './say.mjs';

/** Paths of the generators, one `generate.mjs` at the top of a library or app, relative to the checkout. */
export function generators(root = PROJECT_ROOT) {
  return ['libs', 'apps']
    .flatMap((folder) => readdirSync(path.join(root, folder)).map((name) => path.join(folder, name, 'generate.mjs')))
    .filter((file) => existsSync(path.join(root, file)));
}

/** Runs all generators with the arguments; resolves to the paths of those that failed. */
export async function runGenerators(args, root = PROJECT_ROOT) {
  const failed = [];
  for (const file of generators(root)) {
    if ((await runNode([path.join(root, file), ...args], { quiet: true })) !== 0) failed.push(file);
  }
  return failed;
}

if (isMain(import.meta.url)) {
  await runMain(async () => {
    const args = process.argv.slice(2);
    if (answersHelp('generate', args, ['--check'])) return;
    await ensureInstalled();
    return (await runGenerators(args)).length > 0 ? 1 : 0;
  });
}
