import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { PROJECT_ROOT } from './project-root.mjs';
import { exitCodeOf } from './run-child.mjs';
import { say } from './say.mjs';
import { jestTally } from './tally.mjs';

// Longest time for one Jest project: the whole run has 35 minutes, and no project alone may use them up.
const DEADLINE_MS = 24 * 60_000;
// After Jest has written its report it has nothing left to do; one that lives longer has something left open.
const EXIT_GRACE_MS = 15_000;
const POLL_MS = 500;

/**
 * Runs one Jest project and resolves to its tally. A run past its deadline, or one that reported but did not exit,
 * is ended with all its children and counts as failed.
 * @param {{ project: string, workers?: number, env?: Record<string, string> }} options
 */
export async function runJest({ project, workers = 1, env = {} }) {
  const folder = mkdtempSync(path.join(tmpdir(), 'wardcast-jest-'));
  const reportFile = path.join(folder, 'report.json');
  const parallel = workers > 1 ? [`--maxWorkers=${workers}`] : ['--runInBand'];
  const child = spawn(
    process.execPath,
    ['node_modules/jest/bin/jest.js', '-c', 'infra/build/jest.config.cjs', '--selectProjects', project, ...parallel, '--json', `--outputFile=${reportFile}`],
    // A group of its own, so that a database or browser which a stuck test started ends with it.
    { cwd: PROJECT_ROOT, env: { ...process.env, ...env }, stdio: ['ignore', 'ignore', 'inherit'], detached: true },
  );
  try {
    const exitCode = await exitOf(child, reportFile);
    return jestTally(readReport(reportFile), exitCode);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function readReport(file) {
  if (!existsSync(file)) return undefined;
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return undefined; // half-written by a run that was ended: the same as none
  }
}

function exitOf(child, reportFile) {
  const startedAt = Date.now();
  let reportedAt;
  const endGroup = () => {
    try {
      process.kill(-child.pid, 'SIGKILL');
    } catch {
      // the group has ended by itself
    }
  };
  const watch = setInterval(() => {
    if (reportedAt === undefined && existsSync(reportFile)) reportedAt = Date.now();
    const late = Date.now() - startedAt > DEADLINE_MS;
    const lingering = reportedAt !== undefined && Date.now() - reportedAt > EXIT_GRACE_MS;
    if (!late && !lingering) return;
    say(late ? 'Ended: the tests took longer than their deadline.' : 'Ended: the tests are over but something they opened was not closed.');
    endGroup();
  }, POLL_MS);
  const stop = (signal) => {
    endGroup();
    // In a moment: what runs beside this one ends its own children on the same signal.
    setImmediate(() => process.exit(exitCodeOf(null, signal)));
  };
  const signals = ['SIGINT', 'SIGTERM'];
  signals.forEach((signal) => process.once(signal, stop));
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (code, signal) => {
      clearInterval(watch);
      signals.forEach((name) => process.off(name, stop));
      endGroup();
      resolve(exitCodeOf(code, signal));
    });
  });
}
