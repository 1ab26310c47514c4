import { issueRespiratory, RESPIRATORY_SETTINGS, weekNumber, type RespiratoryRows } from '@wardcast/forecasting';
import { readHistory, readPopulations } from './flu-history';
import { REGIONS } from './flu-places';
import { seasonOf, startYearOf } from './flu-season';
import { HORIZONS } from './flu-tasks';
import { readVintages, snapshotAt } from './flu-vintages';

/** What one reference date issued for a place and horizon: plain data, since it travels between threads. */
export interface FluIssue {
  readonly reference: string;
  readonly place: string;
  readonly horizon: number;
  /** Week that is forecast. */
  readonly targetWeek: number;
  readonly level: number;
  readonly top: number;
  readonly centre: number;
  readonly population: number;
  /** Quantiles (Q23) of the change of level, by member. */
  readonly members: Readonly<Record<string, readonly number[]>>;
}

/** Issues forecasts of reference dates from a data folder; inputs are read once. */
export function fluIssuer(dataDir: string): (reference: string) => readonly FluIssue[] {
  const populations = readPopulations(dataDir);
  const vintages = readVintages(dataDir);
  const histories = new Map<string, RespiratoryRows | null>();
  return (reference) => {
    const season = seasonOf(reference);
    // Final values of the teaching signals are only used up to the summer before: of the running season they were not known.
    if (!histories.has(season)) histories.set(season, readHistory(dataDir, `${startYearOf(season)}-07-01`, populations).rows);
    const { series, last } = snapshotAt(reference, vintages, populations);
    const week = weekNumber(Date.parse(`${reference}T00:00:00Z`));
    const issues = issueRespiratory({ admissions: series, history: histories.get(season) ?? null, regions: REGIONS, steps: HORIZONS.map((h) => h + week - last) }, RESPIRATORY_SETTINGS);
    return issues.map(({ place, step, scaled, level, members }) => ({
      reference,
      place,
      horizon: step - (week - last),
      targetWeek: last + step,
      level,
      top: scaled.top,
      centre: scaled.centre,
      population: scaled.series.population,
      members: Object.fromEntries(Object.entries(members).map(([name, quantiles]) => [name, [...quantiles]])),
    }));
  };
}
