// `npm start`: works as the first command after a clone, since it needs nothing but Node.
import { ensureBuilt } from './build.mjs';
import { ensureInstalled } from './install.mjs';
import { runNode } from './run-child.mjs';
import { runMain } from './say.mjs';

await runMain(async () => {
  await ensureInstalled();
  await ensureBuilt();
  return runNode(['--enable-source-maps', 'apps/api/dist/main.js', ...process.argv.slice(2)]);
});
