import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { EVENT_TOPIC } from '@wardcast/application';
import type { EventBus } from '@wardcast/application';
import { toRawMessage } from '@wardcast/domain';
import type { EventDataByType, HospitalEvent } from '@wardcast/domain';
import { openOrJoinAdapters } from '@wardcast/runtime';
import { sampleFacility } from '@wardcast/simulation';
import type { Page } from 'playwright-core';
import { startProduct } from '../faults/product-process';
import { median, quantile } from './bench-row';
import type { BenchRow } from './bench-row';
import { openBrowser } from './open-browser';
import { watchByPolling } from './watch-by-polling';

const ROUNDS = 40;
const PAUSE_MS = 600;
const PIXEL_DEADLINE_MS = 10_000;
const POLL_MS = 1_000;

/**
 * From the producer's stamp, taken just before the event is published, to the DOM change of the ward's occupied number,
 * with the sample hospital streaming beside it. Rival: the same page of numbers read once a second.
 */
export async function benchEventToPixel(say: (line: string) => void): Promise<readonly BenchRow[]> {
  const browser = await openBrowser();
  if (!browser) return [row([], [], 'Chromium is not on this machine: set CHROMIUM_PATH')];
  const dataDir = await mkdtemp(join(tmpdir(), 'wardcast-bench-'));
  try {
    say('starting the product on an empty data folder');
    const product = await startProduct({ dataDir, seed: 7, speed: 1 });
    const adapters = await openOrJoinAdapters({ dataDir, databaseUrl: null }, () => undefined);
    const page = await browser.newPage({ viewport: { width: 1440, height: 1400 } });
    await page.goto(`${product.url}/board?view=table`);
    await page.waitForSelector('[data-testid="ward-row"] [data-testid="occupied"]', { timeout: PIXEL_DEADLINE_MS * 3 });
    const result = await measure({ page, bus: adapters.stores.bus, url: product.url, say });
    await adapters.close();
    await product.stop();
    return [row(result.pixels, result.polls, 'producer stamp to DOM change, sample hospital streaming')];
  } finally {
    await browser.close();
    await rm(dataDir, { recursive: true, force: true });
  }
}

interface Measured {
  readonly pixels: number[];
  readonly polls: number[];
}

async function measure(context: { readonly page: Page; readonly bus: EventBus; readonly url: string; say(line: string): void }): Promise<Measured> {
  const wards = sampleFacility().units.filter((unit) => unit.kind === 'ward');
  const pixels: number[] = [];
  const polls: number[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    const unitId = wards[round % wards.length]!.unitId;
    const visitKey = randomBytes(16).toString('hex');
    const before = await occupiedOf(context.page, unitId);
    const pixel = waitForOccupied(context.page, unitId, before + 1);
    const poll = watchByPolling({ url: context.url, unitId, wanted: before + 1, everyMs: POLL_MS, deadlineMs: PIXEL_DEADLINE_MS });
    // Let the poller's phase fall anywhere in its second, as a real one's would.
    await sleep(Math.floor((round / ROUNDS) * POLL_MS));
    const stamp = Date.now();
    await publish(context.bus, 'PatientAdmitted', stamp, { visitKey, trigger: 'A01', patientClass: 'inpatient', location: { unitId } });
    const [seenAt, polledAt] = await Promise.all([pixel, poll]);
    if (seenAt !== null) pixels.push(seenAt - stamp);
    if (polledAt !== null) polls.push(polledAt - stamp);
    await publish(context.bus, 'PatientDischarged', Date.now(), { visitKey, trigger: 'A03' });
    await sleep(PAUSE_MS);
    if ((round + 1) % 10 === 0) context.say(`${round + 1} of ${ROUNDS}: median ${Math.round(median(pixels))} ms`);
  }
  return { pixels, polls };
}

async function publish<T extends 'PatientAdmitted' | 'PatientDischarged'>(bus: EventBus, type: T, at: number, data: EventDataByType[T]): Promise<void> {
  const event = { eventId: randomBytes(16).toString('hex'), type, family: 'adt', facilityId: sampleFacility().facilityId, feedId: 'adt', occurredAt: at, recordedAt: at, receivedAt: at, mode: 'live', data } as HospitalEvent;
  await bus.append(EVENT_TOPIC, [toRawMessage(event)]);
}

async function occupiedOf(page: Page, unitId: string): Promise<number> {
  return Number(await page.textContent(`[data-testid="ward-row"][data-node-id="${unitId}"] [data-testid="occupied"]`));
}

/** Wall ms at which the cell shows the wanted number, taken in the page by an observer; null when it never does. */
function waitForOccupied(page: Page, unitId: string, wanted: number): Promise<number | null> {
  return page.evaluate(
    ({ selector, text, deadlineMs }) =>
      new Promise<number | null>((resolve) => {
        const look = (): boolean => document.querySelector(selector)?.textContent?.trim() === text;
        const end = (at: number | null): void => {
          observer.disconnect();
          clearTimeout(timer);
          resolve(at);
        };
        const observer = new MutationObserver(() => {
          if (look()) end(Date.now());
        });
        const timer = setTimeout(() => end(null), deadlineMs);
        observer.observe(document.body, { subtree: true, childList: true, characterData: true });
      }),
    { selector: `[data-testid="ward-row"][data-node-id="${unitId}"] [data-testid="occupied"]`, text: String(wanted), deadlineMs: PIXEL_DEADLINE_MS },
  );
}

function row(pixels: readonly number[], polls: readonly number[], note: string): BenchRow {
  const ours = median(pixels);
  const rivalValue = polls.length > 0 ? median(polls) : null;
  return {
    name: 'event-to-pixel',
    unit: 'ms median',
    ours,
    rival: 'one-second polling, median ms',
    rivalValue,
    ratio: rivalValue === null ? null : ours / rivalValue,
    ceiling: null,
    n: pixels.length,
    note: pixels.length > 0 ? `${note}; p95 ${Math.round(quantile(pixels, 0.95))} ms; ${ROUNDS - pixels.length} of ${ROUNDS} not seen (another event moved the same number)` : note,
  };
}
