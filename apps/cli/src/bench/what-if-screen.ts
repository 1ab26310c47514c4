import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Page } from 'playwright-core';
import { startProduct } from '../faults/product-process';
import { median, type BenchRow } from './bench-row';
import { openBrowser } from './open-browser';

const ROUNDS = 8;
const COARSE_LIMIT_MS = 150;
const REFINED_LIMIT_MS = 2_000;
/** A run to its end on a busy machine. */
const PATIENCE_MS = 60_000;
const LOOK_MS = 1_000;
const QUIET_LOOKS = 15;

/** What a lever's release brings onto the screen, and when: seen by the page itself, in the built product with the sample hospital. */
export async function benchWhatIfScreen(say: (line: string) => void): Promise<readonly BenchRow[]> {
  const browser = await openBrowser();
  if (!browser) return [row('what-if, lever to screen', Number.NaN, null, 'Chromium is not on this machine: set CHROMIUM_PATH')];
  const dataDir = await mkdtemp(join(tmpdir(), 'wardcast-bench-'));
  try {
    say('starting the product on an empty data folder');
    const product = await startProduct({ dataDir, seed: 7, speed: 1 });
    say('waiting until older history is loaded, which takes both cores');
    await untilHistoryLoaded(product.url);
    const page = await browser.newPage({ viewport: { width: 1440, height: 1400 } });
    await page.goto(`${product.url}/scenarios/new`);
    await page.locator('[data-testid=run-headline][data-stage=done]').waitFor({ timeout: PATIENCE_MS });
    const rounds: Round[] = [];
    for (let round = 1; round <= ROUNDS; round += 1) rounds.push(await release(page, round));
    await product.stop();
    const times = (pick: (round: Round) => number): number => median(rounds.map(pick));
    return [
      row('what-if, lever released to coarse answer on the screen', times(({ coarse }) => coarse), COARSE_LIMIT_MS, 'closed forms, as drawn; the ceiling is the promise'),
      row('what-if, lever released to first simulated answer on the screen', times(({ simulated }) => simulated), null, 'eight paired replications'),
      row('what-if, lever released to refined answer on the screen', times(({ refined }) => refined), REFINED_LIMIT_MS, 'a hundred paired replications or more; the ceiling is the promise'),
    ];
  } finally {
    await browser.close();
    await rm(dataDir, { recursive: true, force: true });
  }
}

/** It begins a moment after the board is live, so that one look which finds nothing proves nothing. */
async function untilHistoryLoaded(url: string): Promise<void> {
  for (let quiet = 0; quiet < QUIET_LOOKS; ) {
    const response = await fetch(`${url}/graphql`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ query: '{ startup { backgroundFraction } }' }) });
    const { data } = (await response.json()) as { readonly data: { readonly startup: { readonly backgroundFraction: number | null } } };
    quiet = data.startup.backgroundFraction === null ? quiet + 1 : 0;
    await sleep(LOOK_MS);
  }
}

interface Round {
  readonly coarse: number;
  readonly simulated: number;
  readonly refined: number;
}

/** Moves the slider of stays by one step as a hand would, and notes when each stage is on the screen. */
function release(page: Page, round: number): Promise<Round> {
  return page.evaluate(
    ({ percent, patienceMs }) =>
      new Promise<Round>((resolve, reject) => {
        const slider = document.querySelector<HTMLInputElement>('[data-testid=slider-stays]')!;
        const headline = document.querySelector<HTMLElement>('[data-testid=run-headline]')!;
        const seen: { coarse?: number; simulated?: number; refined?: number } = {};
        let isOld = false;
        const start = performance.now();
        const look = (): void => {
          const { stage, replications } = headline.dataset;
          // Until the page has taken the change up, it still shows the answer before.
          if (stage === 'old') isOld = true;
          if (!isOld || stage === 'old') return;
          const at = performance.now() - start;
          seen.coarse ??= at;
          if (Number(replications) > 0) seen.simulated ??= at;
          if (Number(replications) >= 100) seen.refined ??= at;
          if (stage !== 'done') return;
          observer.disconnect();
          resolve({ coarse: seen.coarse, simulated: seen.simulated ?? at, refined: seen.refined ?? at });
        };
        const observer = new MutationObserver(look);
        observer.observe(headline, { attributes: true, childList: true, characterData: true, subtree: true });
        setTimeout(() => reject(new Error('The answer did not come.')), patienceMs);
        // React listens to the element's own setter.
        Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')!.set!.call(slider, String(percent));
        slider.dispatchEvent(new Event('input', { bubbles: true }));
      }),
    { percent: -round / 2, patienceMs: PATIENCE_MS },
  );
}

function row(name: string, ours: number, ceiling: number | null, note: string): BenchRow {
  return { name, unit: 'ms', ours, rival: null, rivalValue: null, ratio: null, ceiling, n: ROUNDS, note };
}
