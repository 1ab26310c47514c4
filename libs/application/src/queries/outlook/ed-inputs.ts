import type { UnitLive } from '@wardcast/domain';
import type { NedocsInputs } from '@wardcast/forecasting';
import type { EdMoment } from '../../ports/read-store.port';

const HOUR_MS = 3_600_000;
/** Who has been there for longer is no boarder that a feed still speaks of; and three days are what late messages may be late. */
export const ED_LOOK_BACK_MS = 72 * HOUR_MS;
/** A department that told of no decision, or of no room, within a day does not tell of them at all. */
const SPEAKS_WITHIN_MS = 24 * HOUR_MS;

interface EdNow {
  readonly ed: UnitLive;
  readonly moments: readonly EdMoment[];
  readonly hospitalBeds: number;
  /** ms. */
  readonly now: number;
}

function hoursSince(at: number, now: number): number {
  return Math.max(0, now - at) / HOUR_MS;
}

/** Decisions of the patients who are still there: when each was first decided on. Null where the department tells of none. */
function boardingSince({ ed, moments, now }: EdNow): readonly number[] | null {
  const decided = moments.filter(({ kind }) => kind === 'decision');
  if (!decided.some(({ at }) => at >= now - SPEAKS_WITHIN_MS)) return null;
  return ed.present.flatMap(({ visitKey, enteredAt }) => decided.find((moment) => moment.visitKey === visitKey && moment.at >= enteredAt)?.at ?? []);
}

/** Wait of the patient who was put into a place last; null where that is not told. */
function lastRoomedWait({ moments, now }: EdNow): number | null {
  const roomed = moments.findLast(({ kind, at }) => kind === 'roomed' && at >= now - SPEAKS_WITHIN_MS && at <= now);
  const arrived = roomed && moments.findLast(({ kind, visitKey, at }) => kind === 'arrived' && visitKey === roomed.visitKey && at <= roomed.at);
  return roomed && arrived ? (roomed.at - arrived.at) / HOUR_MS : null;
}

/**
 * What the crowding score is made of, from the ledger's state and the department's own steps. Treatment places are the physical ones
 * of the unit. Nobody sends how many patients are on a ventilator: that is never known.
 */
export function edInputs(of: EdNow): NedocsInputs {
  const boarding = boardingSince(of);
  return {
    patients: of.ed.census,
    places: of.ed.physicalBeds,
    hospitalBeds: of.hospitalBeds,
    boarders: boarding === null ? null : boarding.length,
    ventilated: null,
    longestBoardingHours: boarding === null ? null : boarding.length === 0 ? 0 : hoursSince(Math.min(...boarding), of.now),
    lastRoomedWaitHours: lastRoomedWait(of),
  };
}
