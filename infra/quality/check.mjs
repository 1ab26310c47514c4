// `npm run check`: everything that can be judged without starting a service.
import { answersHelp } from '../bootstrap/answer-help.mjs';
import { generators, runGenerators } from '../bootstrap/generate.mjs';
import { ensureInstalled } from '../bootstrap/install.mjs';
import { isMain } from '../bootstrap/is-main.mjs';
import { runJest } from '../bootstrap/jest-run.mjs';
import { PROJECT_ROOT } from '../bootstrap/project-root.mjs';
import { runNode } from '../bootstrap/run-child.mjs';
import { runMain, say } from '../bootstrap/say.mjs';
import { stepTally } from '../bootstrap/tally.mjs';
import { QUIET_NX, refreshProjectGraph } from './lint/project-graph.mjs';

const tsc = (...args) => runNode(['node_modules/ts7/bin/tsc', ...args], { quiet: true });

const STEPS = [
  { name: 'types of libraries and apps', run: async () => stepTally((await tsc('-b', 'infra/build/tsconfig.json')) === 0) },
  { name: 'types of tests and dashboard', run: async () => stepTally((await tsc('-p', 'infra/build/tsconfig.spec.json')) === 0) },
  { name: 'lint and layer boundaries', run: lint },
  { name: 'generated files', run: drift },
  { name: 'repository rules', run: () => runJest({ project: 'quality', workers: 2 }) },
];

async function lint() {
  refreshProjectGraph(PROJECT_ROOT);
  const code = await runNode(['node_modules/eslint/bin/eslint.js', '--config', 'infra/quality/eslint.config.mjs', '--max-warnings', '0', '.'], { quiet: true, env: QUIET_NX });
  return stepTally(code === 0);
}

async function drift() {
  const failed = await runGenerators(['--check']);
  failed.forEach((file) => say(`${file}: what it would write differs from what is committed. Run: npm run generate`));
  return stepTally(failed.length === 0 && generators().length > 0);
}

/** Runs the checks one after the other. @returns one { name, tally, seconds } per check */
export async function runChecks({ withRules = true } = {}) {
  const results = [];
  for (const { name, run } of STEPS.filter((step) => withRules || step.name !== 'repository rules')) {
    const startedAt = Date.now();
    const tally = await run();
    const seconds = (Date.now() - startedAt) / 1000;
    say(`${tally.failed === 0 ? 'ok    ' : 'FAILED'} ${name} (${seconds.toFixed(1)} s)`);
    results.push({ name, tally, seconds });
  }
  return results;
}

if (isMain(import.meta.url)) {
  await runMain(async () => {
    if (answersHelp('check', process.argv.slice(2))) return;
    await ensureInstalled();
    const results = await runChecks();
    return results.every(({ tally }) => tally.failed === 0) ? 0 : 1;
  });
}
