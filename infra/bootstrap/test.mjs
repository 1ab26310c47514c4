// `npm test`: all that CI runs, from a fresh clone, with one closing line for machines.
import path from 'node:path';
import { runChecks } from '../quality/check.mjs';
import { ensureNative } from '../tensorflow/make-native.mjs';
import { ensureBuilt } from './build.mjs';
import { ensureChromium, HOW_TO_GET_CHROMIUM } from './chromium.mjs';
import { filesUnder } from './content-hash.mjs';
import { ensureInstalled } from './install.mjs';
import { runJest } from './jest-run.mjs';
import { PROJECT_ROOT } from './project-root.mjs';
import { say, ToldFailure } from './say.mjs';
import { addTallies, closingLine, NOTHING, stepTally } from './tally.mjs';

const WORKERS = 2; // the size of the smallest machine that CI has
const FAR_ZONE = 'Pacific/Apia'; // crossed the date line once and keeps summer time no more: a zone that finds host-time bugs

const jest = (project, options) => () => runJest({ project, workers: WORKERS, ...options });

/**
 * What runs, stage after stage; the lanes of a stage run side by side, the steps of a lane in order. The linter uses one
 * core for a minute, so what needs one core runs beside it.
 */
const STAGES = [
  [
    [{ name: 'check', run: check }],
    [{ name: 'dashboard', run: jest('dashboard', { workers: 1 }) }, { name: `unit in ${FAR_ZONE}`, run: jest('unit-far-zone', { workers: 1, env: { TZ: FAR_ZONE } }) }],
  ],
  [[{ name: 'build', run: runBuild }, { name: 'tensorflow', run: runTensorflow }]],
  [[{ name: 'unit', run: jest('unit', { env: { TZ: 'UTC' } }) }, { name: 'quality', run: jest('quality') }]],
  [[{ name: 'integration', run: jest('integration') }, { name: 'browser', run: runBrowser }]],
];
const STEP_NAMES = STAGES.flat(2).map(({ name }) => name);

async function check() {
  const results = await runChecks({ withRules: false }); // the rules are the step "quality"
  return addTallies(...results.map(({ tally }) => tally));
}

async function runBuild() {
  try {
    await ensureBuilt();
    return stepTally(true);
  } catch (error) {
    if (error instanceof ToldFailure) say(error.message);
    else throw error;
    return stepTally(false);
  }
}

/** The native binding, made where it can be; without it the tests of it are left out, which CI does not allow. */
async function runTensorflow() {
  try {
    await ensureNative();
    return stepTally(true);
  } catch (error) {
    if (!(error instanceof ToldFailure)) throw error;
    say(`The native TensorFlow binding is SKIPPED: ${error.message}`);
    return process.env.CI === 'true' ? stepTally(false) : { ...NOTHING, skipped: 1 };
  }
}

async function runBrowser() {
  const chromium = ensureChromium();
  if (chromium !== undefined) return jest('browser', { env: { CHROMIUM_PATH: chromium } })();
  say(`Browser tests SKIPPED: there is no Chromium on this machine. ${HOW_TO_GET_CHROMIUM}`);
  if (process.env.CI === 'true') return stepTally(false);
  const suites = ['apps', 'libs'].flatMap((folder) => filesUnder(path.join(PROJECT_ROOT, folder))).filter((file) => file.endsWith('.e2e.spec.ts'));
  return { ...NOTHING, skipped: suites.length };
}

async function runStep({ name, run }) {
  say(`\n=== ${name} ===`);
  const startedAt = Date.now();
  let tally;
  try {
    tally = await run();
  } catch (error) {
    say(String(error?.stack ?? error));
    tally = stepTally(false);
  }
  say(`--- ${name}: ${tally.passed} ok, ${tally.failed} broken, ${tally.skipped} left out, ${((Date.now() - startedAt) / 1000).toFixed(0)} s`);
  return tally;
}

async function runLane(steps) {
  let total = NOTHING;
  for (const step of steps) total = addTallies(total, await runStep(step));
  return total;
}

async function main() {
  try {
    await ensureInstalled();
  } catch (error) {
    say(error instanceof ToldFailure ? error.message : String(error?.stack ?? error));
    return stepTally(false);
  }
  const wanted = process.argv.slice(2);
  const unknown = wanted.filter((name) => !STEP_NAMES.includes(name));
  if (unknown.length > 0) {
    say(`There is no step ${unknown.join(', ')}. Steps: ${STEP_NAMES.join(', ')}.`);
    return stepTally(false);
  }
  const isWanted = ({ name }) => wanted.length === 0 || wanted.includes(name);
  let total = NOTHING;
  for (const lanes of STAGES) total = addTallies(total, ...(await Promise.all(lanes.map((lane) => runLane(lane.filter(isWanted))))));
  return total;
}

if (process.argv.includes('--help')) {
  process.stdout.write(`Usage: npm test [-- STEP ...]\n\nAll that CI runs, or only some steps: ${STEP_NAMES.join(', ')}.\nLast line: N passed, N failed[, N skipped]. Exit 1 on a failure.\n`);
} else {
  const total = await main();
  process.stdout.write(`${closingLine(total)}\n`);
  process.exitCode = total.failed > 0 || total.passed === 0 ? 1 : 0;
}
