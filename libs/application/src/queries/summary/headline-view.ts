import { chanceInTen, type Facility } from '@wardcast/domain';
import type { WeekDocument } from '../../ports/summary-store.port';
import type { SummaryHeadlineView, SummaryMeasureView } from './summary-view';
import type { WeekRange } from './week-range';

/** Three sentences at most: what was, what changed, what comes. The middle one names two changes. */
const MOST_CHANGES = 2;
/** Below this the day is not at risk: the level Steady. */
const RISK_FROM_IN_TEN = 2;
const RANK = { worse: 0, better: 1, neutral: 2 } as const;

/** A division's or ward's name; its id where the tree no longer has it. */
export function nameOf(facility: Facility, nodeId: string): string {
  if (nodeId === facility.facilityId) return facility.name;
  return facility.divisions.find(({ divisionId }) => divisionId === nodeId)?.name ?? facility.units.find(({ unitId }) => unitId === nodeId)?.name ?? nodeId;
}

/** The facts that the sentences are made from: every number in them is one of these. */
export function headlineView(facility: Facility, range: WeekRange, document: WeekDocument, measures: readonly SummaryMeasureView[]): SummaryHeadlineView {
  const { facts, outlook } = document;
  const { worstShortage: worst, peak } = facts;
  const changed = measures.flatMap(({ id, reading }) => (reading.kind === 'real' && reading.judgement !== null ? [{ id, judgement: reading.judgement }] : []));
  const days = (outlook?.days ?? []).flatMap(({ worst: hour }) => hour ?? []);
  const riskiest = days.reduce<(typeof days)[number] | null>((found, day) => (found === null || day.chance > found.chance ? day : found), null);
  return {
    shortDays: facts.shortDays.flatMap((weekday) => range.days[weekday] ?? []),
    worst: worst && { at: worst.at, name: nameOf(facility, worst.divisionId), beds: worst.beds },
    fullest: peak && peak.staffed > 0 ? { at: peak.hour, percent: (100 * peak.census) / peak.staffed } : null,
    changes: [...changed].sort((a, b) => RANK[a.judgement] - RANK[b.judgement]).slice(0, MOST_CHANGES).map(({ id }) => id),
    judged: measures.filter(({ reading }) => reading.kind === 'usual' || reading.kind === 'real').length,
    tooFew: measures.filter(({ reading }) => reading.kind === 'too_few').length,
    risk: outlook && riskiest && chanceInTen(riskiest.chance) >= RISK_FROM_IN_TEN ? { at: riskiest.at, name: nameOf(facility, outlook.nodeId), chance: riskiest.chance } : null,
  };
}
