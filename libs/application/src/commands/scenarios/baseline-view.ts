import { ASSUMED_TURNAROUND_MINUTES, type WhatIfInput } from '@wardcast/simulation';
import type { Baseline, BaselineFacts, BaselineUnitView } from '../../ports/scenario-store.port';
import { emergencyIds, type BaselineKnowledge } from './baseline-knowledge';

const HOUR_MS = 3_600_000;
const WEEK_MS = 7 * 24 * HOUR_MS;
const HOURS_PER_DAY = 24;

/** What screens are told of a baseline: none of the numbers that a run needs, all that levers and sentences need. */
export function baselineView(knowledge: BaselineKnowledge, input: WhatIfInput, issued: Pick<Baseline, 'forecastId' | 'dataAsOf' | 'modelVersion'> & { readonly census: ReadonlyMap<string, number> }): Baseline {
  const { baselineId, facility, start, seed, seen } = knowledge;
  const { census, ...rest } = issued;
  return {
    baselineId,
    facilityId: facility.facilityId,
    start,
    issuedAt: input.issuedAt,
    ...rest,
    horizonHours: input.horizonHours,
    days: dayStarts(input),
    seed,
    units: unitViews(input, census),
    seen: seen.ranges,
    facts: factsOf(knowledge, input),
    assumptions: input.assumptions,
  };
}

function dayStarts({ localDay, startHour, horizonHours }: WhatIfInput): readonly number[] {
  return localDay.slice(0, horizonHours).flatMap((day, hour) => (hour === 0 || day !== localDay[hour - 1] ? [startHour + hour * HOUR_MS] : []));
}

function unitViews(input: WhatIfInput, census: ReadonlyMap<string, number>): readonly BaselineUnitView[] {
  return input.units.map(({ unitId, name, divisionId, kind, staffedBeds }) => ({ unitId, name, divisionId, kind, census: census.get(unitId) ?? 0, staffedBeds: staffedBeds[0]!, fewestStaffed: Math.min(...staffedBeds) }));
}

function factsOf({ facility, stays, seen, now }: BaselineKnowledge, input: WhatIfInput): BaselineFacts {
  const emergency = emergencyIds(facility);
  const wards = input.units.filter(({ kind }) => kind !== 'ed');
  const [from, to] = [now - seen.weeks * WEEK_MS, now];
  let [arrivals, ended, hours, last] = [0, 0, 0, ''];
  for (const stay of stays) {
    if (stay.visitKey !== last && stay.from >= from && stay.from < to) arrivals += 1;
    last = stay.visitKey;
    if (stay.to === null || stay.to < from || stay.to >= to || emergency.has(stay.unitId)) continue;
    ended += 1;
    hours += (stay.to - stay.from) / HOUR_MS;
  }
  const isKnown = seen.weeks > 0;
  return {
    weeks: seen.weeks,
    staffedBeds: wards.reduce((sum, unit) => sum + unit.staffedBeds[0]!, 0),
    arrivalsPerWeek: isKnown ? arrivals / seen.weeks : null,
    meanStayDays: ended > 0 ? hours / ended / HOURS_PER_DAY : null,
    beforeNoonPercent: seen.beforeNoonPercent?.mean ?? null,
    turnaroundMinutes: wards.length === 0 ? ASSUMED_TURNAROUND_MINUTES : wards.reduce((sum, unit) => sum + unit.turnaroundMinutes, 0) / wards.length,
  };
}
