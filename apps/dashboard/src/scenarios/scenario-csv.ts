import type { RunAnswer } from '@wardcast/contract';
import { csvCell } from '../model/board-csv';
import { differenceBands } from './difference-geometry';

/** Lines above the tables: what, from when, whose time. */
export type CsvAbout = readonly (readonly [name: string, value: string])[];
const DECIMALS = 2;

/** Outcomes and days of a run as CSV: means not rounded to whole beds, instants in UTC. */
export function scenarioCsv({ measures, days }: Pick<RunAnswer, 'measures' | 'days'>, about: CsvAbout): string {
  const cell = (value: number | null): string | number => (value === null ? 'No data' : Number(value.toFixed(DECIMALS)));
  const outcomes = measures.map(({ label, unit, baseline, scenario, change, chanceBetter, chanceWorse }) => [label, unit, cell(baseline.mean), cell(scenario.mean), cell(change.mean), cell(change.low), cell(change.high), cell(chanceBetter), cell(chanceWorse)]);
  const rows: (readonly (string | number)[])[] = [...about, [], ['Outcome', 'Unit', 'Baseline', 'Scenario', 'Change', 'Likely from', 'Likely to', 'Better', 'Worse'], ...outcomes];
  if (days !== null) {
    const { bands, middle } = differenceBands(days);
    const eighty = bands.find(({ share }) => share === 80);
    rows.push([], ['Day from', 'Chance short, baseline', 'Chance short, scenario', 'Change of free beds', 'Likely from', 'Likely to']);
    days.from.forEach((from, day) => rows.push([new Date(from).toISOString(), cell(days.chanceShortBaseline[day] ?? null), cell(days.chanceShortScenario[day] ?? null), cell(middle[day] ?? null), cell(eighty?.low[day] ?? null), cell(eighty?.high[day] ?? null)]));
  }
  return `${rows.map((row) => row.map(csvCell).join(',')).join('\r\n')}\r\n`;
}
