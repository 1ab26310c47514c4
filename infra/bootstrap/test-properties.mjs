// `npm run test:properties`: a search for cases that break a property, with a new seed and many more cases than `npm test` draws.
import { randomInt } from 'node:crypto';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { filesUnder } from './content-hash.mjs';
import { ensureInstalled } from './install.mjs';
import { PROJECT_ROOT } from './project-root.mjs';
import { runNode } from './run-child.mjs';
import { runMain, say, ToldFailure } from './say.mjs';

const USAGE = `Usage: npm run test:properties [-- [PATTERN ...] [--times N] [--seed S]]

Draws N times as many cases as npm test does, from a seed of its own, for every property (or those in files whose path has a
PATTERN in it), and prints the seed: with it the same cases come again. npm test draws the same cases in every run.
  --times N  how many times as many cases (default 10)
  --seed S   a whole number (default: a new one)`;
const USAGE_ERROR = 2;
const SEEDS = 2 ** 31;
/** Ten times the cases take ten times as long: a limit of time would say nothing about a property. */
const NO_LIMIT_MS = 2 ** 31 - 1;

function readArguments(args) {
  try {
    return parseArgs({ args, allowPositionals: true, options: { times: { type: 'string', default: '10' }, seed: { type: 'string' }, help: { type: 'boolean', default: false } } });
  } catch (error) {
    throw new ToldFailure(`${error.message}\n\n${USAGE}`, USAGE_ERROR);
  }
}

function wholeNumber(text, { name, from }) {
  if (!/^\d{1,10}$/.test(text) || Number(text) < from) throw new ToldFailure(`${name} takes a whole number from ${from} and not "${text}".\n\n${USAGE}`, USAGE_ERROR);
  return text;
}

/** Spec files with a property in them, by their path in the checkout. */
function propertySpecs(patterns) {
  const specs = ['libs', 'apps', 'infra'].flatMap((folder) => filesUnder(path.join(PROJECT_ROOT, folder))).filter((file) => /\.spec\.tsx?$/.test(file));
  const withProperties = specs.filter((file) => readFileSync(file, 'utf8').includes("from 'fast-check'")).map((file) => path.relative(PROJECT_ROOT, file));
  return withProperties.filter((file) => patterns.length === 0 || patterns.some((pattern) => file.includes(pattern)));
}

await runMain(async () => {
  const { values, positionals } = readArguments(process.argv.slice(2));
  if (values.help) {
    process.stdout.write(`${USAGE}\n`);
    return 0;
  }
  const times = wholeNumber(values.times, { name: '--times', from: 1 });
  const seed = wholeNumber(values.seed ?? String(randomInt(SEEDS)), { name: '--seed', from: 0 });
  const files = propertySpecs(positionals);
  if (files.length === 0) throw new ToldFailure(`No property lies in a file whose path has ${positionals.join(' or ')} in it.`, USAGE_ERROR);
  await ensureInstalled();
  say(`Properties of ${files.length} files, ${times} times as many cases, seed ${seed}.`);
  const settings = ['--selectProjects', 'unit', 'dashboard', 'quality', '--testTimeout', String(NO_LIMIT_MS), '--runTestsByPath', ...files];
  const exitCode = await runNode(['node_modules/jest/bin/jest.js', '-c', 'infra/build/jest.config.cjs', ...settings], { env: { WARDCAST_PROPERTY_SEED: seed, WARDCAST_PROPERTY_TIMES: times } });
  if (exitCode !== 0) say(`The same cases again: npm run test:properties -- --times ${times} --seed ${seed}`);
  return exitCode;
});
