import type { Actor } from '../../actor';
import type { ScoreSums } from '../../ports/score-store.port';
import { findFacility, maySeeNode } from '../access';
import { hospitalNodes } from '../hospital-nodes';
import type { QueryDependencies } from '../query-dependencies';
import { findDrift, type DriftAlarm } from './find-drift';
import { answer, refuse, type QueryResult } from '../query-result';

export interface AccuracyQuestion {
  readonly facilityId: string | null;
  /** A unit, a division or the hospital; null = the hospital. Scores are of its units. */
  readonly nodeId: string | null;
  /** Whole days back from now, 1 to 366. */
  readonly days: number;
}
/** How the forecasts of some units turned out, by lead. */
export interface AccuracyView {
  readonly nodeId: string;
  /** Targets in [from, to), ms. */
  readonly from: number;
  readonly to: number;
  readonly leads: readonly LeadAccuracyView[];
  /** Units of these whose forecasts have lately turned out otherwise than they say, as of now. */
  readonly drift: readonly DriftAlarm[];
}
export interface LeadAccuracyView extends Omit<ScoreSums, 'lastWeek'> {
  /** Mean absolute error of the same hour last week, on the scores that know it; null without any. */
  readonly lastWeekError: number | null;
  /** 1 - our absolute error over last week's; above 0 = better. Null where it cannot be said. */
  readonly skillOverLastWeek: number | null;
  /** The same over the rule that nothing changes. */
  readonly skillOverLastValue: number | null;
  /** Our pinball loss over the least that the stated laws could expect, minus 1. Null where that is zero. */
  readonly aboveFloor: number | null;
}

const DAY_MS = 86_400_000;
const MAX_DAYS = 366;

/** Scores of issued forecasts over the last days: how often ranges held, how far the middle was, against simple rules. */
export async function readAccuracy(deps: QueryDependencies, actor: Actor, question: AccuracyQuestion): Promise<QueryResult<AccuracyView>> {
  if (!(Number.isInteger(question.days) && question.days >= 1 && question.days <= MAX_DAYS)) return refuse('bad_input', `days must be a whole number from 1 to ${MAX_DAYS}.`);
  const found = await findFacility(deps, actor, question.facilityId);
  if (found.kind === 'refused') return found;
  const facility = found.value;
  const nodeId = question.nodeId ?? facility.facilityId;
  const node = hospitalNodes(facility).find((one) => one.nodeId === nodeId);
  if (!node || !maySeeNode(actor, node)) return refuse('not_found', 'There is no such ward or division.');
  const to = deps.clock.now();
  const from = to - question.days * DAY_MS;
  const sums = await deps.scoreStore.sums(facility.facilityId, node.unitIds, { from, to });
  const drifting = await findDrift(deps.scoreStore, facility.facilityId, to);
  const drift = node.unitIds.flatMap((unitId) => {
    const found = drifting.get(unitId);
    return found === undefined ? [] : [{ unitId, ...found }];
  });
  return answer({ nodeId, from, to, leads: sums.map(leadView), drift });
}

function leadView({ lastWeek, ...sums }: ScoreSums): LeadAccuracyView {
  return {
    ...sums,
    lastWeekError: lastWeek?.error ?? null,
    skillOverLastWeek: lastWeek === null ? null : skill(lastWeek.ours, lastWeek.error),
    skillOverLastValue: skill(sums.absoluteError, sums.lastValueError),
    aboveFloor: sums.floor > 0 ? sums.pinball / sums.floor - 1 : null,
  };
}

function skill(ours: number, theirs: number): number | null {
  return theirs > 0 ? 1 - ours / theirs : null;
}
