// `npm run <verb>` for the verbs of the command-line app: install and build what is missing, then hand over.
import { ensureBuilt } from './build.mjs';
import { ensureInstalled } from './install.mjs';
import { runNode } from './run-child.mjs';
import { ToldFailure, runMain } from './say.mjs';

await runMain(async () => {
  const [verb, ...args] = process.argv.slice(2);
  if (verb === undefined) throw new ToldFailure('Which verb? `npm run help` lists them.');
  await ensureInstalled();
  await ensureBuilt();
  return runNode(['--enable-source-maps', 'apps/cli/dist/main.js', verb, ...args]);
});
