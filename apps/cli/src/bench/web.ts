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

async function measureRoute(browser: Browser, name: string, url: string): Promise<readonly BenchRow[]> {
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
  const kilobytes = [...scripts.values()].reduce((sum, bytes) => sum + bytes, 0) / BYTES_PER_KB;
  return [
    toRow(`${name} JavaScript`, 'kB gzipped', kilobytes, `${scripts.size} files`),
    toRow(`${name} LCP`, 'ms', vitals.lcp, ''),
    toRow(`${name} CLS`, 'score', vitals.cls, ''),
    toRow(`${name} INP`, 'ms', vitals.inp, `slowest of ${KEY_PRESSES} Tab presses; 0 = none took 16 ms`),
  ];
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
  return { name, unit, ours, rival: null, rivalValue: null, ratio: null, ceiling: null, n: 1, note };
}
