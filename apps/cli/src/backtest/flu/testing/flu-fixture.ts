import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const DAY_MS = 86_400_000;
export const FIXTURE_STATES = ['01', '06', '12', '36', '48'] as const;
const FIRST = Date.UTC(2021, 9, 2);
const WEEKS = 130;

export const saturday = (k: number): string => new Date(FIRST + 7 * k * DAY_MS).toISOString().slice(0, 10);

/** A wave every winter, a little different in every state; the last report of a week is 5 % low until the week after. */
export function fixtureCount(place: string, k: number): number {
  const p = FIXTURE_STATES.indexOf(place as (typeof FIXTURE_STATES)[number]);
  return Math.round(20 + 10 * p + (400 + 60 * p) * Math.exp(-(((k - 13 - p) % 52) ** 2) / 50));
}

/**
 * A folder in the layout of the hub's data: vintages of the last eight Saturdays, the first of them complete, populations,
 * final values; `scored` adds the losses of two published models. Weeks 0 to 129 from 2021-10-02.
 */
export function fluFixture({ scored }: { readonly scored: boolean }): string {
  const folder = join(mkdtempSync(join(tmpdir(), 'wardcast-flu-')), 'flusight');
  mkdirSync(folder);
  // An empty folder of its own keeps the shared history, and its seconds, out of a test.
  mkdirSync(join(folder, 'respiratory_history'));
  const write = (name: string, lines: readonly string[]): void => writeFileSync(join(folder, name), `${lines.join('\n')}\n`);
  write('locations.csv', ['"abbreviation","location","location_name","population"', '"US","US","US",330000000', ...FIXTURE_STATES.map((state, p) => `"S${p}","${state}","State ${p}",${(p + 1) * 4_000_000}`)]);
  const references = Array.from({ length: 8 }, (_, r) => WEEKS - 8 + r);
  const delta = references.flatMap((reference, r) => {
    const from = r === 0 ? 0 : reference - 2;
    return Array.from({ length: reference - from }, (_, i) => from + i).flatMap((k) => FIXTURE_STATES.map((state) => `${saturday(reference)},${saturday(k)},${state},${Math.round(fixtureCount(state, k) * (k === reference - 1 ? 0.95 : 1))}`));
  });
  write(`target_asof_delta_to_${saturday(WEEKS - 1)}.csv`, ['reference_date,date,location,value', ...delta]);
  write(`target-hospital-admissions_to_${saturday(WEEKS)}.csv`, ['date,location,location_name,value,weekly_rate', ...Array.from({ length: WEEKS + 1 }, (_, k) => FIXTURE_STATES.map((state) => `${saturday(k)},${state},x,${fixtureCount(state, k)},0`)).flat()]);
  if (scored) {
    const rows = references.slice(0, 5).flatMap((reference) => [0, 1, 2, 3].flatMap((h) => ['US', ...FIXTURE_STATES].map((place) => `${saturday(reference)},${h},${place},${saturday(reference + h)},${fixtureCount(place === 'US' ? '01' : place, reference + h)}`)));
    write('per_task_wis_2023-24.csv', ['model,reference_date,horizon,location,target_end_date,truth,wis,lwis', ...['FluSight-baseline', 'FluSight-ensemble'].flatMap((model, m) => rows.map((row) => `${model},${row},${20 - 5 * m},0.1`))]);
  }
  return folder;
}
