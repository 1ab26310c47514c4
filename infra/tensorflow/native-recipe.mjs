import { createHash } from 'node:crypto';
import { createReadStream, existsSync, mkdirSync, readdirSync, renameSync, rmSync, symlinkSync } from 'node:fs';
import { homedir } from 'node:os';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import { spawnSync } from 'node:child_process';
import { PROJECT_ROOT } from '../bootstrap/project-root.mjs';
import { say, ToldFailure } from '../bootstrap/say.mjs';

// tfjs-node 4.22.0 speaks the C API of TensorFlow 2.9 and later; of the wheels that are still served, this one has
// answered with the same losses as the other backends.
const TENSORFLOW_VERSION = '2.15.1';
const WHEEL_SHA256 = '54660c074d7241a503e81edfd9f5ef5af88f64051b72e2945f26318c790f2d26';
const WHEEL_FOR = ['--python-version', '3.11', '--implementation', 'cp', '--abi', 'cp311', '--platform', 'manylinux2014_x86_64'];
const NAPI_VERSION = 8;
const PACKAGE = path.join(PROJECT_ROOT, 'node_modules/@tensorflow/tfjs-node');
const BINDING = path.join(PACKAGE, `lib/napi-v${NAPI_VERSION}/tfjs_binding.node`);
/** The parts of the wheel that the binding is compiled and linked against. */
const WANTED = 'tensorflow/(libtensorflow_(cc|framework)\\.so\\.2|include/(tensorflow|tsl)/c/.*|include/(tensorflow/core|tsl)/platform/ctstring.*)';
const UNPACK = `import re, sys, zipfile
wheel, to, wanted = sys.argv[1:]
with zipfile.ZipFile(wheel) as archive:
    archive.extractall(to, [name for name in archive.namelist() if re.fullmatch(wanted, name)])`;

export const WITHOUT_NATIVE = 'Without it the neural forecasts run on WebAssembly: the same numbers, more slowly.';

/** Where the library (429 MB) and the compiled binding stay: outside node_modules, which every `npm ci` empties. */
export function cacheFolder(env = process.env) {
  const base = env.WARDCAST_CACHE_DIR ?? path.join(env.XDG_CACHE_HOME ?? path.join(homedir(), '.cache'), 'wardcast');
  return path.join(base, `tensorflow-${TENSORFLOW_VERSION}`);
}

/** Whether the binding loads and answers, asked of a process of its own, since a broken library can end a process. */
export function nativeLoads() {
  if (!existsSync(BINDING)) return false;
  const script = "const tf = require('@tensorflow/tfjs-node'); process.exit(tf.getBackend() === 'tensorflow' && tf.scalar(2).add(3).dataSync()[0] === 5 ? 0 : 1)";
  const preload = path.join(PROJECT_ROOT, 'infra/tensorflow/node-24-names.cjs');
  const { status } = spawnSync(process.execPath, ['-r', preload, '-e', script], { cwd: PROJECT_ROOT, env: { ...process.env, TF_CPP_MIN_LOG_LEVEL: '2' }, stdio: 'ignore' });
  return status === 0;
}

function run(command, args, failure) {
  const { status, error, stderr } = spawnSync(command, args, { encoding: 'utf8', stdio: ['ignore', 'ignore', 'pipe'] });
  if (status === 0) return;
  const why = error ? error.message : String(stderr).trim().split('\n').slice(-4).join('\n');
  throw new ToldFailure(`${failure}\n${why}\n${WITHOUT_NATIVE}`);
}

/** Says what is missing before anything is fetched. */
export function refuseWhereImpossible() {
  if (process.platform !== 'linux' || process.arch !== 'x64') throw new ToldFailure(`The native binding can be made on Linux x86-64 only, and this is ${process.platform} ${process.arch}. ${WITHOUT_NATIVE}`);
  if (!existsSync(PACKAGE)) throw new ToldFailure(`@tensorflow/tfjs-node is not installed (it is optional). Run npm install --include=optional. ${WITHOUT_NATIVE}`);
  const missing = ['python3', 'g++'].filter((name) => spawnSync(name, ['--version'], { stdio: 'ignore' }).status !== 0);
  if (missing.length > 0) throw new ToldFailure(`${missing.join(' and ')} not found: python3 with pip fetches TensorFlow, g++ compiles the binding (Debian: apt-get install python3-pip g++). ${WITHOUT_NATIVE}`);
}

async function sha256Of(file) {
  const hash = createHash('sha256');
  await pipeline(createReadStream(file), hash);
  return hash.digest('hex');
}

/** Fetches the wheel, checks it and keeps the library and the headers. Does nothing where they are already kept. */
export async function fetchLibrary(cache) {
  const kept = path.join(cache, 'tensorflow');
  if (existsSync(kept)) return;
  const work = path.join(cache, `.making-${process.pid}`);
  mkdirSync(work, { recursive: true });
  try {
    say(`Fetching TensorFlow ${TENSORFLOW_VERSION} (207 MB) from the Python package index.`);
    run('python3', ['-m', 'pip', 'download', '--quiet', '--no-deps', '--only-binary=:all:', ...WHEEL_FOR, '--dest', work, `tensorflow-cpu==${TENSORFLOW_VERSION}`], 'TensorFlow could not be fetched.');
    const wheel = path.join(work, readdirSync(work).find((name) => name.endsWith('.whl')));
    const sha256 = await sha256Of(wheel);
    if (sha256 !== WHEEL_SHA256) throw new ToldFailure(`The fetched TensorFlow is not the one that was tried: sha256 ${sha256}, expected ${WHEEL_SHA256}. Nothing was installed. ${WITHOUT_NATIVE}`);
    say('Unpacking the library.');
    run('python3', ['-c', UNPACK, wheel, work, WANTED], 'TensorFlow could not be unpacked (it needs 600 MB).');
    // Renamed in one step, so that an interrupted run leaves nothing that looks finished.
    if (!existsSync(kept)) renameSync(path.join(work, 'tensorflow'), kept);
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}

/** Compiles the binding of the installed package against the kept library and leaves it beside the library. */
export function compileBinding(cache, version) {
  const compiled = path.join(cache, `tfjs_binding-${version}.node`);
  if (existsSync(compiled)) return compiled;
  say('Compiling the binding (about 20 s).');
  const headers = [path.join(PROJECT_ROOT, 'node_modules/node-api-headers/include'), path.join(cache, 'tensorflow/include'), PACKAGE];
  const sources = readdirSync(path.join(PACKAGE, 'binding')).filter((name) => name.endsWith('.cc'));
  const unfinished = `${compiled}.${process.pid}`;
  run(
    'g++',
    ['-O2', '-fPIC', '-shared', '-std=c++17', `-DNAPI_VERSION=${NAPI_VERSION}`, ...headers.flatMap((folder) => ['-I', folder]), ...sources.map((name) => path.join(PACKAGE, 'binding', name)),
      '-L', path.join(cache, 'tensorflow'), '-l:libtensorflow_cc.so.2', '-l:libtensorflow_framework.so.2', `-Wl,-rpath,${path.join(cache, 'tensorflow')}`, '-o', unfinished],
    'The binding did not compile.',
  );
  renameSync(unfinished, compiled);
  return compiled;
}

/** Puts the compiled binding where the package looks for it. */
export function linkBinding(compiled) {
  mkdirSync(path.dirname(BINDING), { recursive: true });
  rmSync(BINDING, { force: true });
  symlinkSync(compiled, BINDING);
}
