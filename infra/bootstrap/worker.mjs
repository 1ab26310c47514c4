// `npm run worker`: one of the processes that take events from Kafka; build what is missing, then hand over.
import { ensureBuilt } from './build.mjs';
import { ensureInstalled } from './install.mjs';
import { runNode } from './run-child.mjs';
import { runMain } from './say.mjs';

await runMain(async () => {
  await ensureInstalled();
  await ensureBuilt();
  return runNode(['--enable-source-maps', 'apps/worker/dist/main.js', ...process.argv.slice(2)]);
});
