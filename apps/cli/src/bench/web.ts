import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { sampleFacility } from '@wardcast/simulation';
import type { Browser, Page } from 'playwright-core';
import { startProduct } from '../faults/product-process';
import type { BenchRow } from './bench-row';
import { openBrowser } from './open-browser';

const SETTLE_MS = 3_000;
const KEY_PRESSES = 10;
/** Odd, so that there is one in the middle. */
const VISITS = 5;
const BYTES_PER_KB = 1_000;

/** What each route costs a browser: JavaScript gzipped, largest paint, layout shift, slowest interaction. */
export async function benchWeb(say: (line: string) => void): Promise<readonly BenchRow[]> {
  const browser = await openBrowser();
  if (!browser) return [toRow('web', 'kB', Number.NaN, 'Chromium is not on this machine: set CHROMIUM_PATH')];
  const dataDir = await mkdtemp(join(tmpdir(), 'wardcast-bench-'));
  try {
    say('starting the product on an empty data folder');
    const product = await startProduct({ dataDir, seed: 7, speed: 1 });
    const ward = sampleFacility().units.find((unit) => unit.kind === 'ward')!.unitId;
    const rows: BenchRow[] = [];
    for (const [name, path] of [['/board', '/board'], ['/wards/:id', `/wards/${ward}`]] as const) rows.push(...(await measureRoute(browser, name, product.url + path)));
    await product.stop();
    return rows;
  } finally {
    await browser.close();
    await rm(dataDir, { recursive: true, force: true });
  }
}

/** A browser that was never here opens the route again and again: the middle of the paints, the worst of the rest. */
async function measureRoute(browser: Browser, name: string, url: string): Promise<readonly BenchRow[]> {
  const visits: Visit[] = [];
  for (let visit = 0; visit < VISITS; visit += 1) visits.push(await visitRoute(browser, url));
  const { scripts } = visits[0]!;
  const paints = visits.map(({ vitals }) => vitals.lcp).sort((left, right) => left - right);
  const worst = (of: 'cls' | 'inp'): number => Math.max(...visits.map(({ vitals }) => vitals[of]));
  const kilobytes = [...scripts.values()].reduce((sum, bytes) => sum + bytes, 0) / BYTES_PER_KB;
  return [
    toRow(`${name} JavaScript`, 'kB gzipped', kilobytes, `${scripts.size} files`),
    toRow(`${name} LCP`, 'ms', paints[(VISITS - 1) / 2]!, `median of ${VISITS} first visits: ${paints.map((ms) => Math.round(ms)).join(', ')}`),
    toRow(`${name} CLS`, 'score', worst('cls'), `worst of ${VISITS} visits`),
    toRow(`${name} INP`, 'ms', worst('inp'), `slowest of ${KEY_PRESSES * VISITS} Tab presses; 0 = none took 16 ms`),
  ];
}

interface Visit {
  /** Bytes gzipped by address. */
  readonly scripts: ReadonlyMap<string, number>;
  readonly vitals: Vitals;
}

async function visitRoute(browser: Browser, url: string): Promise<Visit> {
  const page = await browser.newPage({ viewport: { width: 1440, height: 1400 } });
  const scripts = new Map<string, number>();
  page.on('response', (response) => {
    if (!/javascript/.test(response.headers()['content-type'] ?? '')) return;
    response.body().then((body) => scripts.set(response.url(), gzipSync(body).length), () => undefined);
  });
  await page.addInitScript(observeVitals);
  await page.goto(url);
  await page.waitForSelector('[data-testid="headline"]');
  await page.waitForTimeout(SETTLE_MS);
  for (let press = 0; press < KEY_PRESSES; press += 1) {
    await page.keyboard.press('Tab');
    await page.waitForTimeout(SETTLE_MS / 10);
  }
  const vitals = await readVitals(page);
  await page.close();
  return { scripts, vitals };
}

interface Vitals {
  lcp: number;
  cls: number;
  inp: number;
}

function observeVitals(): void {
  const vitals: Vitals = { lcp: 0, cls: 0, inp: 0 };
  (globalThis as unknown as { vitals: Vitals }).vitals = vitals;
  const observe = (type: string, take: (entry: PerformanceEntry & { value?: number; hadRecentInput?: boolean }) => void): void => {
    new PerformanceObserver((list) => list.getEntries().forEach(take)).observe({ type, buffered: true, durationThreshold: 16 } as PerformanceObserverInit);
  };
  observe('largest-contentful-paint', (entry) => (vitals.lcp = entry.startTime));
  observe('layout-shift', (entry) => (vitals.cls += entry.hadRecentInput ? 0 : (entry.value ?? 0)));
  observe('event', (entry) => (vitals.inp = Math.max(vitals.inp, entry.duration)));
}

function readVitals(page: Page): Promise<Vitals> {
  return page.evaluate(() => (globalThis as unknown as { vitals: Vitals }).vitals);
}

function toRow(name: string, unit: string, ours: number, note: string): BenchRow {
  return { name, unit, ours, rival: null, rivalValue: null, ratio: null, ceiling: null, n: VISITS, note };
}
