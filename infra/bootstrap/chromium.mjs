import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { isMain } from './is-main.mjs';
import { say } from './say.mjs';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];
const APT_PACKAGES = ['chromium', 'fonts-liberation'];

export const HOW_TO_GET_CHROMIUM = 'Install Chromium with your package manager (Debian: apt-get install chromium), or set CHROMIUM_PATH to a Chromium or Chrome.';

/** Path of a Chromium on this machine, from CHROMIUM_PATH or the usual names; undefined when there is none. */
export function findChromium(env = process.env) {
  if (env.CHROMIUM_PATH) return existsSync(env.CHROMIUM_PATH) ? env.CHROMIUM_PATH : undefined;
  const folders = (env.PATH ?? '').split(path.delimiter).filter(Boolean);
  return NAMES.flatMap((name) => folders.map((folder) => path.join(folder, name))).find((file) => existsSync(file));
}

function installWithApt() {
  say('Installing Chromium for the browser tests (apt-get).');
  const run = (...args) => spawnSync('apt-get', ['-o', 'DPkg::Lock::Timeout=120', ...args], { stdio: ['ignore', 2, 2], env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } }).status === 0;
  return run('update', '-qq') && run('install', '-y', '-qq', '--no-install-recommends', ...APT_PACKAGES);
}

/** Finds Chromium, installing it where that is possible without asking (root on a Debian-like system). */
export function ensureChromium() {
  const found = findChromium();
  if (found !== undefined || process.env.CHROMIUM_PATH) return found;
  const canInstall = process.getuid?.() === 0 && existsSync('/usr/bin/apt-get');
  return canInstall && installWithApt() ? findChromium() : undefined;
}

if (isMain(import.meta.url)) {
  const found = ensureChromium();
  if (found === undefined) say(HOW_TO_GET_CHROMIUM);
  else process.stdout.write(`${found}\n`);
  process.exitCode = found === undefined ? 1 : 0;
}
