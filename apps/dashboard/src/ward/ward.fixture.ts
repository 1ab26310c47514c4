import type { Board, Hospital, NodeDetail, NodeForecast } from '@wardcast/contract';
import { firstAtRisk } from '../testing/first-at-risk';

export const HOUR_MS = 3_600_000;
/** 09:42 in London on a Wednesday. */
export const NOW = Date.parse('2026-11-25T09:42Z');
const LEVELS = [0.025, 0.05, 0.1, 0.25, 0.5, 0.75, 0.9, 0.95, 0.975];
/** Distance of each quantile from the middle, in beds. */
const SPREAD = [-6, -5, -3, -1, 0, 2, 4, 5, 6];

/** A forecast of 72 hours whose middle is 30 beds and whose staffing drops from 28 to 26 at 20:00 of the first day. */
export function forecastAt(issuedAt: number, chanceShort = 0.7): NodeForecast {
  const first = Math.floor(issuedAt / HOUR_MS) * HOUR_MS + HOUR_MS;
  const targets = Array.from({ length: 72 }, (_, i) => first + i * HOUR_MS);
  const evening = Date.parse('2026-11-25T20:00Z');
  return {
    forecastId: `f${issuedAt}`, issuedAt, dataAsOf: issuedAt, modelVersion: '1.4.2', ladderStep: 3, stepDown: null, widening: null, censusAtIssue: 27,
    targets, levels: LEVELS,
    quantiles: SPREAD.map((beds) => targets.map(() => 30 + beds)),
    mean: targets.map(() => 30.25), chanceShort: targets.map(() => chanceShort), firstAtRisk: firstAtRisk(targets, targets.map(() => chanceShort)),
    staffed: targets.map((target) => (target < evening ? 28 : 26)),
    expectedOut: targets.map((_, i) => (i + 1) * 0.8), expectedIn: targets.map((_, i) => (i + 1) * 0.8 + 3),
  };
}

/** One census an hour up to the hour of `end`: 20 beds and the hour of the day. */
function hoursTo(end: number, back: number): NodeDetail['history'] {
  const last = Math.floor(end / HOUR_MS) * HOUR_MS;
  const hours = Array.from({ length: back + 1 }, (_, i) => last - (back - i) * HOUR_MS);
  return { hours, census: hours.map((hour) => 20 + (new Date(hour).getUTCHours() % 8)), arrivals: hours.map(() => 1), departures: hours.map(() => 1) };
}

export const HOSPITAL: Hospital = {
  facilityId: 'general', name: 'General', timeZone: 'Europe/London', huddleTimes: ['08:00', '14:00', '20:00'], sample: true,
  divisions: [{ divisionId: 'medicine', name: 'Medicine' }],
  units: [{ unitId: 'respiratory', name: 'Respiratory', divisionId: 'medicine', kind: 'ward', specialty: 'respiratory' }],
};

const FEEDS = [{ feedId: 'adt', lastHeartbeatAt: NOW - 4_000, lastEventAt: NOW - 20_000 }];

export function liveNumbers(census = 27): NodeDetail['live'] {
  return {
    at: NOW, census, staffedBeds: 28, physicalBeds: 30, blockedBeds: 2, availableNow: 1, inCleaning: 0, lastEventAt: NOW - 20_000, countedAt: null,
    definiteOutAt: [null, NOW + HOUR_MS], decidedInAt: [null, NOW + HOUR_MS, NOW + 2 * HOUR_MS], recent: hoursTo(NOW, 23),
  };
}

/** What the API answers, live or as known at an instant. */
export function nodeDetail(asOf: number | null, hoursBack = 24): NodeDetail {
  const history = hoursTo(asOf ?? NOW, hoursBack);
  return {
    nodeId: 'respiratory', kind: 'unit', name: 'Respiratory', clock: { now: NOW, speed: 1 }, live: liveNumbers(), history,
    historyStaffed: history.hours.map(() => 28), forecast: forecastAt(asOf ?? NOW - 120_000), refusal: null, feeds: FEEDS,
  };
}

export function boardOf(version: string, census = 27): Board {
  return { hospital: HOSPITAL, clock: { now: NOW, speed: 1 }, version, feeds: FEEDS, nodes: [{ nodeId: 'respiratory', kind: 'unit', version, live: liveNumbers(census), forecast: forecastAt(NOW - 120_000), refusal: null }] };
}
