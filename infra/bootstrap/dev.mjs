// `npm run dev`: the API as `npm start` runs it, and in front of it Vite's server with hot reload of the dashboard.
import { spawn } from 'node:child_process';
import { answersHelp } from './answer-help.mjs';
import { ensureCompiled } from './build.mjs';
import { ensureInstalled } from './install.mjs';
import { PROJECT_ROOT } from './project-root.mjs';
import { exitCodeOf } from './run-child.mjs';
import { runMain } from './say.mjs';

const DEFAULT_PORT = '4310';
const args = process.argv.slice(2);
const flag = args.indexOf('--port');
const port = (flag >= 0 ? args[flag + 1] : process.env.WARDCAST_PORT) || DEFAULT_PORT;

const PROCESSES = [
  { args: ['--enable-source-maps', 'apps/api/dist/main.js', ...args], env: { NODE_ENV: 'development' } },
  { args: ['node_modules/vite/bin/vite.js', '--config', 'infra/build/vite.config.mjs'], env: { WARDCAST_API: `http://127.0.0.1:${port}` } },
];

function exitOf(child) {
  return new Promise((resolve) => child.once('exit', (code, signal) => resolve(exitCodeOf(code, signal))));
}

await runMain(async () => {
  if (args.includes('--help')) return void answersHelp('dev', ['--help']);
  await ensureInstalled();
  await ensureCompiled();
  const children = PROCESSES.map((one) => spawn(process.execPath, one.args, { cwd: PROJECT_ROOT, stdio: 'inherit', env: { ...process.env, ...one.env } }));
  const stopAll = () => children.forEach((child) => child.kill('SIGTERM'));
  process.on('SIGINT', stopAll);
  process.on('SIGTERM', stopAll);
  // When one ends, whatever the reason, the other has no use.
  children.forEach((child) => child.once('exit', stopAll));
  return Math.max(...(await Promise.all(children.map(exitOf))));
});
