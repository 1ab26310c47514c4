// `npm run dev`: the API as `npm start` runs it, and in front of it Vite's server with hot reload of the dashboard.
import { spawn } from 'node:child_process';
import { compile, mirrorAssets } from './build.mjs';
import { ensureInstalled } from './install.mjs';
import { PROJECT_ROOT } from './project-root.mjs';
import { exitCodeOf } from './run-child.mjs';
import { runMain, ToldFailure } from './say.mjs';

const PROCESSES = [
  ['--enable-source-maps', 'apps/api/dist/main.js', ...process.argv.slice(2)],
  ['node_modules/vite/bin/vite.js', '--config', 'infra/build/vite.config.mjs'],
];

await runMain(async () => {
  ensureInstalled();
  if ((await compile()) !== 0) throw new ToldFailure('The code does not compile; the messages are above.');
  mirrorAssets();
  const children = PROCESSES.map((args) => spawn(process.execPath, args, { cwd: PROJECT_ROOT, stdio: 'inherit' }));
  const stopAll = () => children.forEach((child) => child.kill('SIGTERM'));
  process.on('SIGINT', stopAll);
  process.on('SIGTERM', stopAll);
  // When one ends, whatever the reason, the other has no use.
  const codes = await Promise.all(children.map((child) => new Promise((resolve) => child.once('exit', (code, signal) => { stopAll(); resolve(exitCodeOf(code, signal)); }))));
  return Math.max(...codes);
});
