/** @typedef {{ readonly passed: number, readonly failed: number, readonly skipped: number }} Tally */

/** @type {Tally} */
export const NOTHING = { passed: 0, failed: 0, skipped: 0 };

/** Sum of tallies. */
export function addTallies(...tallies) {
  return tallies.reduce((sum, one) => ({ passed: sum.passed + one.passed, failed: sum.failed + one.failed, skipped: sum.skipped + one.skipped }), NOTHING);
}

/** One step without tests of its own: it passed or it failed. */
export function stepTally(ok) {
  return ok ? { ...NOTHING, passed: 1 } : { ...NOTHING, failed: 1 };
}

/**
 * Tally of one Jest run from its JSON report. A run that crashed (no report), ran no test, or ended badly although
 * each test passed counts as one failure: silence is no success.
 * @param report parsed output of `jest --json`, or undefined when there is none
 * @param {number} exitCode of the Jest process
 */
export function jestTally(report, exitCode) {
  if (report === undefined) return { ...NOTHING, failed: 1 };
  const skipped = report.numPendingTests + report.numTodoTests;
  const failed = report.numFailedTests + report.numRuntimeErrorTestSuites;
  const ranNothing = report.numPassedTests + failed === 0;
  const unexplained = failed === 0 && (ranNothing || exitCode !== 0 || !report.success);
  return { passed: report.numPassedTests, failed: unexplained ? 1 : failed, skipped };
}

/** The closing line that machines read. */
export function closingLine({ passed, failed, skipped }) {
  return `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`;
}
