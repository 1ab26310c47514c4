import type { WeekSummary } from '@wardcast/contract';
import { csvCell } from '../model/board-csv';
import { NO_DATA } from '../text/level-text';
import { HIDDEN, measureName, readingText, roundedValue } from '../text/measure-text';

/** Lines above the table: what, when, whose time. */
export type CsvAbout = readonly (readonly [name: string, value: string])[];

/** The table as CSV, one row per measure and one column per week; what the page hides is hidden here. */
export function summaryCsv({ measures }: Pick<WeekSummary, 'measures'>, about: CsvAbout): string {
  const weeks = measures.find(({ series }) => series !== null)?.series?.map(({ isoWeek }) => isoWeek) ?? [];
  const header = ['Measure', 'Unit', ...weeks, 'Mean', 'Usual from', 'Usual to', 'Same week last year', 'Reading'];
  const rows = measures.map(({ id, unit, series, limits, lastYear, reading }) => {
    const cell = (value: number | null | undefined) => (value === null || value === undefined ? NO_DATA : roundedValue(id, value));
    const points = weeks.map((_, index) => (series === null || series[index]?.shown === 'hidden' ? HIDDEN : cell(series[index]?.value)));
    return [measureName(id), unit.replace('_', ' '), ...points, cell(limits?.mean), cell(limits?.lower), cell(limits?.upper), lastYear.shown === 'hidden' ? HIDDEN : cell(lastYear.value), readingText(reading)];
  });
  const lines = [...about, [], header, ...rows];
  return `${lines.map((line) => line.map(csvCell).join(',')).join('\r\n')}\r\n`;
}
