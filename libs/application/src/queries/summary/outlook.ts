import type { Facility } from '@wardcast/domain';
import { coherentDays, valueAtLevel, type CoherentDay } from '@wardcast/forecasting';
import type { ForecastRecord } from '../../ports/forecast-store.port';
import type { OutlookDay, WeekOutlook } from '../../ports/summary-store.port';
import { bedUnits, hospitalNodes } from '../hospital-nodes';
import { demandHour } from '../outlook/demand-hours';
import type { QueryDependencies } from '../query-dependencies';
import type { WeekRange } from './week-range';

/** The three futures by how much of what may come is this bad or worse: the middle, 1 in 5, 1 in 20. */
const FUTURES = { expected: 0.5, bad: 0.2, veryBad: 0.05 } as const;
const LOW = 0.1;
const HIGH = 0.9;
const LEVEL_TOLERANCE = 1e-4;
const MOST_WARDS = 3;
const WEEK_HOURS = 168;
/** An older forecast would speak of days that are over: it is said that there is none. */
const OLDEST_MS = 24 * 3_600_000;

/** One row of a forecast: the law of free beds at one hour. */
class ForecastHours {
  private readonly columns: ReadonlyMap<number, number>;

  constructor(readonly record: ForecastRecord) {
    this.columns = new Map([LOW, HIGH].map((level) => [level, record.levels.findIndex((stored) => Math.abs(stored - level) < LEVEL_TOLERANCE)]));
  }

  /** Free beds when the census comes at that level; throws when the record lacks a level that every forecast stores. */
  free(row: number, level: number): number {
    const column = this.columns.get(level) ?? -1;
    const census = this.record.quantiles[row * this.record.levels.length + column];
    if (column < 0 || census === undefined) throw new Error(`The forecast ${this.record.forecastId} has no quantile ${level}.`);
    return (this.record.staffed[row] ?? 0) - census;
  }

  chance(row: number): number {
    return this.record.chanceShort[row] ?? 0;
  }

  /** Rows of the hours in [from, to). */
  rowsWithin(from: number, to: number): readonly number[] {
    return this.record.targets.flatMap((target, row) => (target >= from && target < to ? [row] : []));
  }

  /** The row with the highest chance, the first of equals; null without rows. */
  worstOf(rows: readonly number[]): number | null {
    return rows.reduce<number | null>((worst, row) => (worst === null || this.chance(row) > this.chance(worst) ? row : worst), null);
  }
}

/** The forecast by day, so that the fewest free beds are those of whole days and not of their worst hours taken one by one. */
function byDay({ record }: ForecastHours, days: readonly (readonly [from: number, to: number])[], asOf: number): readonly CoherentDay[] {
  const { issuedAt, censusAtIssue, targets, mean, expectedIn, expectedOut } = record;
  const hours = targets.map((target, row) => ({ target, law: demandHour(record, row).demand.law, mean: mean[row]!, staffed: record.staffed[row]!, expectedIn: expectedIn[row]!, expectedOut: expectedOut[row]! }));
  return coherentDays({ issuedAt, censusAtIssue, hours, days: days.map(([from, to]) => [Math.max(from, asOf), to] as const) });
}

function dayOf(hours: ForecastHours, { from, to, day, asOf }: { readonly from: number; readonly to: number; readonly day: CoherentDay; readonly asOf: number }): OutlookDay {
  const rows = hours.rowsWithin(Math.max(from, asOf), to);
  const worst = hours.worstOf(rows);
  const { fewestFree } = day;
  if (worst === null || fewestFree === null) return { from, to, hours: 0, worst: null, free: null };
  const fewest = (level: number): number => valueAtLevel(fewestFree, level);
  return {
    from, to, hours: rows.length,
    worst: { at: hours.record.targets[worst]!, chance: hours.chance(worst), low: hours.free(worst, HIGH), high: hours.free(worst, LOW) },
    free: { expected: fewest(FUTURES.expected), bad: fewest(FUTURES.bad), veryBad: fewest(FUTURES.veryBad) },
  };
}

function highestChance(hours: ForecastHours, from: number, to: number): { readonly at: number; readonly chance: number } | null {
  const worst = hours.worstOf(hours.rowsWithin(from, to));
  return worst === null ? null : { at: hours.record.targets[worst]!, chance: hours.chance(worst) };
}

/** The days of a week, with the ends that the wall gives them. */
function daysOf(next: WeekRange): readonly (readonly [from: number, to: number])[] {
  return next.days.map((from, index) => [from, next.days[index + 1] ?? next.to] as const);
}

/** The newest that reaches a week ahead, if it is not too old; otherwise the newest of all. */
async function furthest({ forecastStore }: QueryDependencies, facilityId: string, nodeId: string, asOf: number): Promise<ForecastRecord | null> {
  const long = await forecastStore.asOf(facilityId, nodeId, asOf, WEEK_HOURS);
  return long !== null && asOf - long.issuedAt <= OLDEST_MS ? long : forecastStore.asOf(facilityId, nodeId, asOf);
}

/**
 * The week to come as forecasts issued at or before `asOf` (and at most a day older) saw it: the division most at risk,
 * by day, as far as they reach. Null when there is none.
 *
 * @param next the week to come
 */
export async function readOutlook(deps: QueryDependencies, facility: Facility, next: WeekRange, asOf: number): Promise<WeekOutlook | null> {
  const wards = new Set(bedUnits(facility.units).map(({ unitId }) => unitId));
  const nodes = hospitalNodes(facility).filter(({ unitIds }) => unitIds.every((unitId) => wards.has(unitId)));
  const records = await Promise.all(nodes.map(({ nodeId }) => furthest(deps, facility.facilityId, nodeId, asOf)));
  const known = nodes.flatMap((node, index) => {
    const record = records[index];
    if (!record || asOf - record.issuedAt > OLDEST_MS) return [];
    const hours = new ForecastHours(record);
    return [{ node, hours, top: highestChance(hours, asOf, next.to) }];
  });
  const byRisk = [...known].sort((a, b) => (b.top?.chance ?? -1) - (a.top?.chance ?? -1));
  const subject = byRisk.find(({ node }) => node.kind === 'division') ?? byRisk.find(({ node }) => node.kind === 'facility');
  if (!subject) return null;
  const { record } = subject.hours;
  const days = daysOf(next);
  const coherent = byDay(subject.hours, days, asOf);
  const atRisk = byRisk.flatMap(({ node, top }) => (node.kind === 'unit' && top !== null ? [{ nodeId: node.nodeId, ...top }] : []));
  return {
    issuedAt: record.issuedAt,
    modelVersion: record.modelVersion,
    reachesTo: Math.max(...record.targets),
    nodeId: subject.node.nodeId,
    days: days.map(([from, to], index) => dayOf(subject.hours, { from, to, day: coherent[index]!, asOf })),
    wards: atRisk.slice(0, MOST_WARDS),
  };
}
