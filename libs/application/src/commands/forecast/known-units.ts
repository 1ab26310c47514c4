import { listedPatients, presentOutlooks, runningArrivals, unitLive } from '@wardcast/domain';
import type { Facility, Ledger, ListedPatient, UnitLive } from '@wardcast/domain';
import { MOVES_HORIZON_HOURS, expectedMovesSteps, forecastSteps, movingModels } from '@wardcast/forecasting';
import type { ExpectedMoves, MovingUnit, PresentNow, Steps, UnitFlowModel } from '@wardcast/forecasting';
import type { FittedModels } from './forecast-models';
import type { KnownAtIssue } from './forecast-parts';

/** Who is in a unit and on its lists at the issue. */
export interface KnownUnit extends KnownAtIssue {
  readonly unitId: string;
  readonly live: UnitLive;
  /** Those in it, with what is known of their way home. */
  readonly present: readonly PresentNow[];
  readonly listed: readonly ListedPatient[];
}
export interface ReadAtIssue {
  readonly facility: Facility;
  readonly ledger: Ledger;
  readonly models: FittedModels;
  /** ms. */
  readonly issuedAt: number;
}
/** One state of the ledger, as far as an issue reads it: nobody is in two units of it. */
export interface UnitsAtIssue {
  /** In the order asked for. */
  readonly known: readonly KnownUnit[];
  /** The units, these or others, that patients may move to one of these from. */
  readonly moving: readonly MovingUnit[];
}

/** After so many rounds in which units changed while others were read, the rest is read in one piece: a busy feed must not keep an issue waiting. */
const ROUNDS_WITH_PAUSES = 3;

/**
 * Reads units one by one, with others on the thread in between (`breathe`), and reads again whichever of them the ledger
 * changed meanwhile, so that in the end all are as they were at one revision of it: a patient who moves while others are
 * read would else count twice, or not at all.
 */
export async function readUnits(context: ReadAtIssue, unitIds: readonly string[], breathe: () => Promise<void>): Promise<UnitsAtIssue> {
  const { ledger } = context;
  const known = new Map<string, KnownUnit>();
  const present = new Map<string, readonly PresentNow[]>();
  const read = (unitId: string, isAsked: boolean): void => {
    if (isAsked) known.set(unitId, knownUnit(context, unitId));
    present.set(unitId, known.get(unitId)?.present ?? presentNow(ledger, unitId));
  };
  const asked = new Set(unitIds);
  const sources = flowsInto(context, asked);
  const all = [...new Set([...unitIds, ...sources.map(({ unitId }) => unitId)])];
  let left = all;
  for (let round = 0; left.length > 0; round++) {
    const { revision } = ledger;
    for (const unitId of left) {
      if (round < ROUNDS_WITH_PAUSES) await breathe();
      read(unitId, asked.has(unitId));
    }
    left = all.filter((unitId) => ledger.units.get(unitId)!.changedIn > revision);
  }
  const moving = sources.map((parts) => ({ unitId: parts.unitId, parts, present: present.get(parts.unitId)! }));
  return { known: unitIds.map((unitId) => known.get(unitId)!), moving };
}

export function knownUnit({ ledger, issuedAt }: ReadAtIssue, unitId: string): KnownUnit {
  const live = unitLive(ledger, unitId, issuedAt);
  return { unitId, live, arrivalsInHour: runningArrivals(ledger, unitId, issuedAt), present: presentNow(ledger, unitId), listed: listedPatients(ledger, unitId, issuedAt) };
}

/** Flow models of the units whose patients may move to one of these, where such moves were found to matter. */
function flowsInto({ models }: ReadAtIssue, asked: ReadonlySet<string>): readonly UnitFlowModel[] {
  const into = new Set([...asked].filter((unitId) => models.byUnit.get(unitId)?.flow.correction.inflow?.slope));
  return movingModels(Array.from(models.byUnit.values(), ({ flow }) => flow), into);
}

/** Who is expected to move into the units from others. */
export function movesAtIssue({ facility, issuedAt }: ReadAtIssue, { moving }: UnitsAtIssue): Steps<ExpectedMoves> {
  return expectedMovesSteps(moving, forecastSteps(facility.timeZone, issuedAt, MOVES_HORIZON_HOURS));
}

/** Those in a unit, with what is known of their way home. */
export function presentNow(ledger: Ledger, unitId: string): readonly PresentNow[] {
  return presentOutlooks(ledger, unitId).map(({ enteredAt, definiteOut, expectedOutAt, readiness, move, cameFrom, ed }) => ({ enteredAt, definiteOut, expectedOutAt, move, ...(cameFrom !== undefined && { cameFrom }), outlook: { expectedOutAt, readiness }, ...(ed && { ed }) }));
}
