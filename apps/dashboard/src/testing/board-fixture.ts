import type { Board, BoardNode, Hospital, HourColumns, LiveNumbers, NodeForecast, NodeLevel } from '@wardcast/contract';
import { firstAtRisk } from './first-at-risk';
import { DIVISIONS, WARDS, type WardSpec } from './ward-specs';

const HOUR_MS = 3_600_000;
const HORIZON_HOURS = 72;
const HOURS_BACK = 24;
const LEVELS = [0.025, 0.05, 0.1, 0.25, 0.5, 0.75, 0.9, 0.95, 0.975] as const;
/** Standard normal quantiles of LEVELS. */
const Z = [-1.96, -1.645, -1.282, -0.674, 0, 0.674, 1.282, 1.645, 1.96] as const;
/** The moves of a ward grow and level off with this time constant. */
const SETTLING_HOURS = 6;

/** A normal law of the census at one hour: what the fixture's forecasts are made of. */
interface Law {
  readonly mean: number;
  readonly sd: number;
}

/** P(X <= x) of a standard normal, within 1e-7 (Abramowitz and Stegun 26.2.17). */
function normalCdf(x: number): number {
  const t = 1 / (1 + 0.2316419 * Math.abs(x));
  const tail = Math.exp((-x * x) / 2) * 0.3989422804 * t * (0.31938153 + t * (-0.356563782 + t * (1.781477937 + t * (-1.821255978 + t * 1.330274429))));
  return x >= 0 ? 1 - tail : tail;
}

function wardLaw(ward: WardSpec, hoursAhead: number): Law {
  const settled = 1 - Math.exp(-hoursAhead / SETTLING_HOURS);
  const swing = 0.6 * Math.sin((hoursAhead / 24) * 2 * Math.PI);
  return { mean: ward.occupied + ward.drift * settled + swing, sd: 0.4 + ward.spread * settled };
}

function sumLaw(wards: readonly WardSpec[], hoursAhead: number): Law {
  const laws = wards.map((ward) => wardLaw(ward, hoursAhead));
  return { mean: laws.reduce((sum, law) => sum + law.mean, 0), sd: Math.sqrt(laws.reduce((sum, law) => sum + law.sd ** 2, 0)) };
}

function total(wards: readonly WardSpec[], pick: (ward: WardSpec) => number): number {
  return wards.reduce((sum, ward) => sum + pick(ward), 0);
}

function forecastOf(wards: readonly WardSpec[], now: number, id: string): NodeForecast {
  const first = Math.floor(now / HOUR_MS + 1) * HOUR_MS;
  const targets = Array.from({ length: HORIZON_HOURS }, (_, hour) => first + hour * HOUR_MS);
  const laws = targets.map((at) => sumLaw(wards, (at - now) / HOUR_MS));
  const staffed = total(wards, (ward) => ward.staffed);
  const out = (at: number) => total(wards, (ward) => ward.outPerHour) * Math.min(12, (at - now) / HOUR_MS);
  const census = total(wards, (ward) => ward.occupied);
  const chanceShort = laws.map((law) => 1 - normalCdf((staffed + 0.5 - law.mean) / law.sd));
  return {
    forecastId: `forecast-${id}-1`,
    issuedAt: now - 90_000,
    dataAsOf: now - 100_000,
    modelVersion: 'fixture-1',
    ladderStep: 3,
    stepDown: null,
    widening: null,
    censusAtIssue: census,
    targets,
    levels: [...LEVELS],
    quantiles: Z.map((z) => laws.map((law) => Math.max(0, Math.round(law.mean + z * law.sd)))),
    mean: laws.map((law) => law.mean),
    chanceShort,
    firstAtRisk: firstAtRisk(targets, chanceShort),
    staffed: targets.map(() => staffed),
    expectedOut: targets.map(out),
    expectedIn: targets.map((at, row) => out(at) + (laws[row]?.mean ?? census) - census),
  };
}

function historyOf(wards: readonly WardSpec[], now: number): HourColumns {
  const last = Math.floor(now / HOUR_MS) * HOUR_MS;
  const hours = Array.from({ length: HOURS_BACK }, (_, index) => last - (HOURS_BACK - 1 - index) * HOUR_MS);
  const census = hours.map((at) => total(wards, (ward) => ward.occupied - ((Math.round((now - at) / HOUR_MS) * ward.pace) % 4)));
  return { hours, census, arrivals: hours.map(() => wards.length), departures: hours.map(() => wards.length) };
}

function liveOf(wards: readonly WardSpec[], now: number): LiveNumbers {
  const times = (count: (ward: WardSpec) => number) => wards.flatMap((ward) => Array.from({ length: count(ward) }, (_, index) => (index === 0 ? null : now + index * HOUR_MS)));
  const staffedBeds = total(wards, (ward) => ward.staffed);
  const census = total(wards, (ward) => ward.occupied);
  return {
    at: now - (8 + (wards[0]?.name.length ?? 0)) * 1_000,
    census,
    staffedBeds,
    physicalBeds: staffedBeds + total(wards, (ward) => ward.blocked),
    blockedBeds: total(wards, (ward) => ward.blocked),
    availableNow: total(wards, (ward) => Math.max(0, ward.staffed - ward.occupied - ward.cleaning)),
    inCleaning: total(wards, (ward) => ward.cleaning),
    lastEventAt: now - 60_000,
    countedAt: null,
    definiteOutAt: times((ward) => ward.definite),
    decidedInAt: times((ward) => ward.decided),
    recent: historyOf(wards, now),
  };
}

function nodeOf(nodeId: string, kind: NodeLevel, wards: readonly WardSpec[], now: number): BoardNode {
  return { nodeId, kind, version: '100', live: liveOf(wards, now), forecast: forecastOf(wards, now, nodeId), refusal: null };
}

export const HOSPITAL: Hospital = {
  facilityId: 'hospital',
  name: 'Riverside Hospital',
  timeZone: 'Europe/London',
  huddleTimes: ['08:00', '14:00', '20:00'],
  sample: true,
  divisions: DIVISIONS,
  units: WARDS.map(({ unitId, name, divisionId, kind, specialty }) => ({ unitId, name, divisionId, kind, specialty })),
};

/** Wednesday 25 November 2026, 09:42 in London. */
export const FIXTURE_NOW = Date.UTC(2026, 10, 25, 9, 42);

/**
 * A plausible board of an ED and 24 wards, the same for the same `now` (UTC ms): nine wards or so at risk, the
 * others steady, sums that agree with their parts (the ED counts in no sum but its own division's).
 */
export function boardFixture(now: number = FIXTURE_NOW): Board {
  const withBeds = WARDS.filter(({ kind }) => kind !== 'ed');
  const divisions = DIVISIONS.map(({ divisionId }) => nodeOf(divisionId, 'division', WARDS.filter((ward) => ward.divisionId === divisionId), now));
  const units = WARDS.map((ward) => nodeOf(ward.unitId, 'unit', [ward], now));
  return {
    hospital: HOSPITAL,
    clock: { now, speed: 1 },
    version: '100',
    feeds: [{ feedId: 'adt', lastHeartbeatAt: now - 4_000, lastEventAt: now - 20_000 }],
    nodes: [nodeOf(HOSPITAL.facilityId, 'facility', withBeds, now), ...divisions, ...units],
  };
}
