import { fitRespiratory, issueRespiratory, RESPIRATORY_SETTINGS, weekNumber, type RespiratoryModel, type RespiratoryQuestion, type RespiratoryRows, type RespiratorySettings } from '@wardcast/forecasting';
import { readHistory, readPopulations } from './flu-history';
import { REGIONS } from './flu-places';
import { seasonOf, startYearOf } from './flu-season';
import { HORIZONS } from './flu-tasks';
import { readVintages, snapshotAt, type VintageRow } from './flu-vintages';

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

const weekOf = (date: string): number => weekNumber(Date.parse(`${date}T00:00:00Z`));

/**
 * The reference date whose model serves another one: the first of its block of weeks that has vintages. It hangs on the
 * data and not on the dates asked for, so that a part of a season is forecast as in the whole of it.
 */
export function fittedAt(reference: string, vintages: readonly VintageRow[], refitWeeks: number): string {
  const block = (date: string): number => Math.floor(weekOf(date) / refitWeeks);
  return vintages.find((row) => row.reference <= reference && block(row.reference) === block(reference) && seasonOf(row.reference) === seasonOf(reference))?.reference ?? reference;
}

/** Issues forecasts of reference dates from a data folder; inputs are read once, models are kept for their block of weeks. */
export function fluIssuer(dataDir: string, settings: RespiratorySettings = RESPIRATORY_SETTINGS): (reference: string) => readonly FluIssue[] {
  const populations = readPopulations(dataDir);
  const vintages = readVintages(dataDir);
  const histories = new Map<string, RespiratoryRows | null>();
  const models = new Map<string, RespiratoryModel>();
  const questionAt = (reference: string, steps: readonly number[]): RespiratoryQuestion => {
    const season = seasonOf(reference);
    // Final values of the teaching signals are only used up to the summer before: of the running season they were not known.
    if (!histories.has(season)) histories.set(season, readHistory(dataDir, `${startYearOf(season)}-07-01`, populations).rows);
    return { admissions: snapshotAt(reference, vintages, populations).series, history: histories.get(season) ?? null, regions: REGIONS, steps };
  };
  return (reference) => {
    const { last } = snapshotAt(reference, vintages, populations);
    const gap = weekOf(reference) - last;
    const steps = HORIZONS.map((h) => h + gap);
    const origin = fittedAt(reference, vintages, settings.refitWeeks);
    const key = `${origin} ${gap}`;
    const model = models.get(key) ?? fitRespiratory(questionAt(origin, steps), settings);
    models.clear();
    models.set(key, model);
    return issueRespiratory(model, questionAt(reference, steps)).map(({ place, step, scaled, level, members }) => ({
      reference,
      place,
      horizon: step - gap,
      targetWeek: last + step,
      level,
      top: scaled.top,
      centre: scaled.centre,
      population: scaled.series.population,
      members: Object.fromEntries(Object.entries(members).map(([name, quantiles]) => [name, [...quantiles]])),
    }));
  };
}
