import { copyFileSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { readdirSync } from 'node:fs';
import path from 'node:path';
import { answersHelp } from './answer-help.mjs';
import { contentHash, filesUnder } from './content-hash.mjs';
import { ensureInstalled } from './install.mjs';
import { isMain } from './is-main.mjs';
import { PROJECT_ROOT } from './project-root.mjs';
import { childFailure, runNode } from './run-child.mjs';
import { runMain, say } from './say.mjs';

// What the compiler leaves behind: files that code reads at run time from beside itself.
const ASSET_EXTENSIONS = ['.graphql', '.sql'];
const DASHBOARD_SOURCES = ['apps/dashboard', 'libs/contract/src', 'infra/build/vite.config.mjs', 'package-lock.json', 'tsconfig.base.json'];
const DASHBOARD_PAGE = 'apps/dashboard/dist/index.html';
const DASHBOARD_STAMP = 'node_modules/.cache/wardcast/dashboard-sources.sha256';

/** Compiles libraries and apps (incremental: unchanged projects cost nothing). Throws ToldFailure. */
export async function ensureCompiled() {
  const code = await runNode(['node_modules/ts7/bin/tsc', '-b', 'infra/build/tsconfig.json'], { quiet: true });
  if (code !== 0) throw childFailure(code, 'The code does not compile; the messages are above.');
  mirrorAssets();
}

/** Makes the assets in every dist folder equal to those in src: copies what differs, removes what is gone. */
export function mirrorAssets(root = PROJECT_ROOT) {
  for (const project of ['libs', 'apps'].flatMap((folder) => projectsIn(root, folder))) {
    const [src, dist] = [path.join(project, 'src'), path.join(project, 'dist')];
    if (!existsSync(dist)) continue;
    const isAsset = (file) => ASSET_EXTENSIONS.includes(path.extname(file));
    const wanted = new Set(filesUnder(src).filter(isAsset).map((file) => path.relative(src, file)));
    // listed from inside, since a folder named dist is skipped by the walk above it
    const present = filesUnder(dist).filter(isAsset).map((file) => path.relative(dist, file));
    for (const gone of present.filter((file) => !wanted.has(file))) rmSync(path.join(dist, gone));
    for (const file of wanted) {
      mkdirSync(path.dirname(path.join(dist, file)), { recursive: true });
      copyFileSync(path.join(src, file), path.join(dist, file));
    }
  }
}

function projectsIn(root, folder) {
  const place = path.join(root, folder);
  return existsSync(place) ? readdirSync(place).map((name) => path.join(place, name)) : [];
}

async function buildDashboard(root) {
  const stamp = path.join(root, DASHBOARD_STAMP);
  const hash = contentHash(root, DASHBOARD_SOURCES);
  const built = existsSync(path.join(root, DASHBOARD_PAGE)) && existsSync(stamp) && readFileSync(stamp, 'utf8') === hash;
  if (built) return;
  say('Building the dashboard.');
  const code = await runNode(['node_modules/vite/bin/vite.js', 'build', '--config', 'infra/build/vite.config.mjs', '--logLevel', 'warn'], { quiet: true });
  if (code !== 0) throw childFailure(code, 'The dashboard could not be built; the message is above.');
  mkdirSync(path.dirname(stamp), { recursive: true });
  writeFileSync(stamp, hash);
}

/** Brings everything that runs up to date with its sources. Throws ToldFailure. */
export async function ensureBuilt(root = PROJECT_ROOT) {
  if (!existsSync(path.join(root, 'apps/api/dist/main.js'))) say('Compiling.');
  await ensureCompiled();
  await buildDashboard(root);
}

if (isMain(import.meta.url)) {
  await runMain(async () => {
    if (answersHelp('build', process.argv.slice(2))) return;
    await ensureInstalled();
    await ensureBuilt();
  });
}
