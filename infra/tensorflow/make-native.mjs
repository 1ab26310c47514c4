// `npm run tensorflow:native`: the native binding of @tensorflow/tfjs-node, made from registries where its own download is out of reach.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { ensureInstalled } from '../bootstrap/install.mjs';
import { isMain } from '../bootstrap/is-main.mjs';
import { PROJECT_ROOT } from '../bootstrap/project-root.mjs';
import { runMain, say, ToldFailure } from '../bootstrap/say.mjs';
import { cacheFolder, compileBinding, fetchLibrary, linkBinding, nativeLoads, refuseWhereImpossible, WITHOUT_NATIVE } from './native-recipe.mjs';

const USAGE_ERROR = 2;
const USAGE = `Usage: npm run tensorflow:native
Makes the native TensorFlow binding for this checkout; does nothing where it already loads. Linux x86-64, python3 with
pip, g++, 207 MB to fetch the first time. The library stays in ~/.cache/wardcast (or WARDCAST_CACHE_DIR) between installs.
${WITHOUT_NATIVE}
`;

/** Makes the native binding if it does not load yet. Throws ToldFailure with what is missing. */
export async function ensureNative() {
  if (nativeLoads()) return say('The native TensorFlow binding is there and answers.');
  refuseWhereImpossible();
  const cache = cacheFolder();
  const { version } = JSON.parse(readFileSync(path.join(PROJECT_ROOT, 'node_modules/@tensorflow/tfjs-node/package.json'), 'utf8'));
  await fetchLibrary(cache);
  linkBinding(compileBinding(cache, version));
  if (!nativeLoads()) throw new ToldFailure(`The binding was made but does not load. Remove ${cache} and try again. ${WITHOUT_NATIVE}`);
  say('The native TensorFlow binding was made and answers.');
}

if (isMain(import.meta.url)) {
  await runMain(async () => {
    const args = process.argv.slice(2);
    if (args.includes('--help')) return void process.stdout.write(USAGE);
    if (args.length > 0) throw new ToldFailure(`It takes no arguments.\n\n${USAGE}`, USAGE_ERROR);
    await ensureInstalled();
    await ensureNative();
  });
}
