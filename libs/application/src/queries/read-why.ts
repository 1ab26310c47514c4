import { comparableDays, splitCensus, whyMoved, type CensusShareName, type MoveCause } from '@wardcast/forecasting';
import type { Actor } from '../actor';
import { issuedParts, unpackedParts, type ForecastParts } from '../commands/forecast/forecast-parts';
import type { ForecastRecord } from '../ports/forecast-store.port';
import type { HourColumns } from '../ports/read-store.port';
import { findFacility, visibleNodes } from './access';
import { sumHourColumns } from './hour-columns';
import type { QueryDependencies } from './query-dependencies';
import { answer, refuse, type QueryResult } from './query-result';

const HOUR_MS = 3_600_000;
/** Days to find the like of today in: half a year of one ward, which costs as much to read as six weeks of a hospital's thirty. */
const COMPARED_HOURS = 182 * 24;
const COMPARED_HOURS_OF_MANY = 42 * 24;
const COMPARABLE_DAYS = 5;
/** Between two bed meetings enough has happened for a number to move. */
const DEFAULT_SINCE_MS = 4 * HOUR_MS;

export interface WhyQuestion {
  readonly facilityId: string | null;
  readonly nodeId: string;
  /** The hour explained, ms. */
  readonly target: number;
  /** Explains the forecast issued at or before this instant; null = the newest. */
  readonly asOf: number | null;
  /** Says why it moved since the forecast issued at or before this instant; null = four hours before the issue. */
  readonly since: number | null;
}
export interface WhyView {
  readonly issuedAt: number;
  readonly target: number;
  readonly mean: number;
  readonly variance: number;
  /** Add up to mean and variance. */
  readonly shares: readonly { readonly name: CensusShareName; readonly mean: number; readonly variance: number }[];
  readonly similarDays: readonly { readonly at: number; readonly census: number; readonly followed: number }[];
  readonly moved: MovedView | null;
}
export interface MovedView {
  readonly since: number;
  readonly from: number;
  readonly to: number;
  /** Add up to `to - from`. */
  readonly causes: readonly { readonly cause: MoveCause; readonly patients: number }[];
}

/** What a forecast's number at one hour is made of, why it moved, and what days like this one brought. Null where no flow model spoke or the hour is not among its first three days. */
export async function readWhy(deps: QueryDependencies, actor: Actor, question: WhyQuestion): Promise<QueryResult<WhyView | null>> {
  const found = await findFacility(deps, actor, question.facilityId);
  if (found.kind !== 'ok') return found;
  const { facilityId, timeZone } = found.value;
  const node = visibleNodes(actor, found.value).find(({ nodeId }) => nodeId === question.nodeId);
  if (!node) return refuse('not_found', 'There is no such ward or division.');
  const issue = await readIssue(deps, { facilityId, nodeId: node.nodeId, asOf: question.asOf ?? deps.clock.now() });
  const row = issue === null ? -1 : issuedParts(issue.record, issue.parts).targets.indexOf(question.target);
  if (issue === null || row < 0) return answer(null);
  const { record } = issue;
  const hour = Math.floor(record.issuedAt / HOUR_MS) * HOUR_MS;
  const [past, before] = await Promise.all([
    readPast(deps, { facilityId, unitIds: node.unitIds, hour, asOf: question.asOf }),
    readIssue(deps, { facilityId, nodeId: node.nodeId, asOf: Math.min(question.since ?? record.issuedAt - DEFAULT_SINCE_MS, record.issuedAt - 1) }),
  ]);
  return answer({
    issuedAt: record.issuedAt,
    target: question.target,
    mean: record.mean[row]!,
    variance: issue.parts.columns.variance[row]!,
    shares: splitOf(issue, row),
    similarDays: similarDays(past, { zone: timeZone, hour, leadHours: Math.round((question.target - hour) / HOUR_MS), census: record.censusAtIssue }),
    moved: before === null ? null : movedSince(before, issue, { past, target: question.target }),
  });
}

async function readPast(deps: QueryDependencies, of: { readonly facilityId: string; readonly unitIds: readonly string[]; readonly hour: number; readonly asOf: number | null }): Promise<HourColumns> {
  const { facilityId, unitIds, hour, asOf } = of;
  const to = hour + HOUR_MS;
  const [only] = unitIds;
  if (unitIds.length === 1 && only !== undefined) return deps.readStore.unitHours(facilityId, only, { from: to - COMPARED_HOURS * HOUR_MS, to }, asOf);
  const hours = await deps.readStore.recentHours(facilityId, to - COMPARED_HOURS_OF_MANY * HOUR_MS, to, asOf);
  return sumHourColumns(unitIds.flatMap((unitId) => hours.get(unitId) ?? []));
}

interface Issue {
  readonly record: ForecastRecord;
  readonly parts: ForecastParts;
}

async function readIssue(deps: QueryDependencies, at: { readonly facilityId: string; readonly nodeId: string; readonly asOf: number }): Promise<Issue | null> {
  const record = await deps.forecastStore.asOf(at.facilityId, at.nodeId, at.asOf);
  const packed = record === null ? null : await deps.forecastStore.parts(record);
  const parts = packed === null ? null : unpackedParts(packed);
  return record === null || parts === null ? null : { record, parts };
}

function splitOf({ record, parts: { columns } }: Issue, row: number): WhyView['shares'] {
  const at = (column: Float32Array): number => column[row]!;
  return splitCensus({
    mean: at(record.mean),
    variance: at(columns.variance),
    stillHere: at(columns.stillHere),
    toCome: at(columns.toCome),
    booked: at(columns.booked),
    decided: at(columns.decided),
    stillHereVariance: at(columns.stillHereVariance),
    toComeVariance: at(columns.toComeVariance),
    bookedVariance: at(columns.bookedVariance),
    decidedVariance: at(columns.decidedVariance),
  });
}

function movedSince(before: Issue, issue: Issue, { past, target }: { readonly past: HourColumns; readonly target: number }): MovedView | null {
  const [first, last] = [before.record.issuedAt, issue.record.issuedAt].map((at) => Math.floor(at / HOUR_MS) * HOUR_MS) as [number, number];
  const whole = past.hours.reduce((sum, hour, i) => sum + (hour >= first && hour < last ? past.arrivals[i]! : 0), 0);
  const arrived = whole - before.parts.arrivalsInHour + issue.parts.arrivalsInHour;
  const moved = whyMoved(issuedParts(before.record, before.parts), issuedParts(issue.record, issue.parts), { target, arrived });
  return moved === null ? null : { since: before.record.issuedAt, from: moved.from, to: moved.to, causes: moved.causes };
}

function similarDays(past: HourColumns, at: { readonly zone: string; readonly hour: number; readonly leadHours: number; readonly census: number }): WhyView['similarDays'] {
  const from = past.hours[0];
  if (from === undefined) return [];
  const rows = (at.hour - from) / HOUR_MS + 1;
  const census = new Array<number>(rows).fill(NaN);
  const arrivals = new Array<number>(rows).fill(NaN);
  past.hours.forEach((hour, i) => {
    const row = (hour - from) / HOUR_MS;
    if (row >= rows) return;
    census[row] = past.census[i]!;
    arrivals[row] = past.arrivals[i]!;
  });
  // The running hour is not closed yet: its census is that of the issue.
  census[rows - 1] = at.census;
  return comparableDays({ from, census, arrivals }, { ...at, count: COMPARABLE_DAYS });
}
