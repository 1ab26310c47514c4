import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { isMain } from './is-main.mjs';
import { PROJECT_ROOT } from './project-root.mjs';
import { childFailure, runCommand } from './run-child.mjs';
import { ToldFailure, runMain, say } from './say.mjs';

/**
 * Whether a Node version such as "20.20.2" satisfies a range of the form ">=20.19".
 * Our own few lines, since this runs before anything is installed.
 */
export function nodeIsNewEnough(version, range) {
  const wanted = /^>=(\d+)\.(\d+)/.exec(range);
  const have = /^(\d+)\.(\d+)/.exec(version);
  if (!wanted || !have) throw new Error(`cannot compare Node ${version} with ${range}`);
  const [major, minor] = [Number(have[1]) - Number(wanted[1]), Number(have[2]) - Number(wanted[2])];
  return major > 0 || (major === 0 && minor >= 0);
}

/**
 * Names of packages whose installed version differs from the lockfile, by npm's own record of what it installed.
 * Optional packages may be absent (they belong to other platforms).
 * @param lock parsed package-lock.json
 * @param installed parsed node_modules/.package-lock.json
 */
export function outdatedPackages(lock, installed) {
  return Object.entries(lock.packages)
    .filter(([place, wanted]) => place.startsWith('node_modules/') || wanted.link || place.includes('/node_modules/'))
    .filter(([place, wanted]) => {
      const have = installed.packages[place];
      if (have === undefined) return !wanted.optional && !wanted.devOptional && !wanted.peer;
      return wanted.link ? have.resolved !== wanted.resolved : have.version !== wanted.version;
    })
    .map(([place]) => place);
}

function reasonToInstall(root) {
  const record = path.join(root, 'node_modules/.package-lock.json');
  // npm writes this record last, so that an interrupted install leaves none.
  if (!existsSync(record)) return 'the packages are not there yet';
  const read = (file) => JSON.parse(readFileSync(file, 'utf8'));
  const outdated = outdatedPackages(read(path.join(root, 'package-lock.json')), read(record));
  return outdated.length === 0 ? undefined : `the lockfile changed (${outdated.length} packages)`;
}

/** Checks the Node version and installs the locked packages when they are missing or differ. Throws ToldFailure. */
export async function ensureInstalled(root = PROJECT_ROOT) {
  const { engines } = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8'));
  if (!nodeIsNewEnough(process.versions.node, engines.node)) {
    throw new ToldFailure(`Wardcast needs Node ${engines.node} and this is ${process.versions.node}. Install Node 20 or 22 (https://nodejs.org) and try again.`);
  }
  const reason = reasonToInstall(root);
  if (reason === undefined) return;
  say(`Installing packages: ${reason}. This takes about a minute.`);
  const npm = process.env.npm_execpath?.endsWith('npm-cli.js') ? [process.execPath, process.env.npm_execpath] : ['npm'];
  const code = await runCommand([...npm, 'ci', '--no-audit', '--no-fund'], { cwd: root, quiet: true }).catch((error) => {
    throw new ToldFailure(`npm could not be started (${error.message}). It comes with Node: put it on the PATH and run the same command again.`);
  });
  if (code !== 0) throw childFailure(code, "The packages could not be installed; npm's message is above. Check the network or the registry setting, then run the same command again.");
}

if (isMain(import.meta.url)) await runMain(() => ensureInstalled());
