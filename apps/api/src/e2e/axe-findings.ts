import axe from 'axe-core';
import type { Page } from 'playwright-core';

/** Runs in the page. What axe passed is left there: to bring thousands of elements over costs ten times the judging. */
const JUDGE = "axe.run(document, { resultTypes: ['violations'] }).then(({ violations }) => violations)";

/** What axe finds, in words that say where. */
export async function axeFindings(page: Page): Promise<readonly string[]> {
  if (await page.evaluate<boolean>("typeof axe === 'undefined'")) await page.evaluate(axe.source);
  const violations = await page.evaluate<axe.AxeResults['violations']>(JUDGE);
  return violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.target.join(' ')} ${node.failureSummary ?? ''}`));
}
