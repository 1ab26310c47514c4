import { areaLevels } from './area-levels';
import { RESPIRATORY_WIDTH, writeFeatures } from './respiratory-features';
import { SIGNALS, scaleSeries, type ScaledSeries, type WeeklySeries } from './weekly-series';

/** One row per place-week with known features. */
export interface RespiratoryRows {
  readonly count: number;
  /** count x RESPIRATORY_WIDTH. */
  readonly values: Float64Array;
  readonly weeks: Int32Array;
  /** Series of each row. */
  readonly owners: readonly ScaledSeries[];
}

/** Scales the series, averages areas within each signal, and makes the rows of weeks from `fromWeek` on. */
export function respiratoryRows(list: readonly WeeklySeries[], regions: number, fromWeek = 0): RespiratoryRows {
  const scaled = list.map(scaleSeries).filter((s) => s !== null);
  const weeks: number[] = [];
  const owners: ScaledSeries[] = [];
  const parts: Float64Array[] = [];
  const row = new Float64Array(RESPIRATORY_WIDTH);
  for (const signal of SIGNALS) {
    const own = scaled.filter((s) => s.series.signal === signal);
    if (own.length === 0) continue;
    const areas = areaLevels(own, regions);
    for (const s of own) {
      for (let i = fromWeek; i < s.level.length; i++) {
        if (!writeFeatures(s, areas, i, row)) continue;
        parts.push(row.slice());
        weeks.push(i);
        owners.push(s);
      }
    }
  }
  const values = new Float64Array(parts.length * RESPIRATORY_WIDTH);
  parts.forEach((part, k) => values.set(part, k * RESPIRATORY_WIDTH));
  return { count: parts.length, values, weeks: Int32Array.from(weeks), owners };
}

/** Change of the level over `steps` weeks after each row; NaN where it is not known. */
export function changesAhead(rows: RespiratoryRows, steps: number): Float64Array {
  return Float64Array.from(rows.weeks, (week, k) => {
    const { level } = rows.owners[k]!;
    return (level[week + steps] ?? NaN) - level[week]!;
  });
}
