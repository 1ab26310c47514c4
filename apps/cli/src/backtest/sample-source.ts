import { applyEvents, closeHours, createLedger, presentPatients } from '@wardcast/domain';
import type { Facility, HospitalEvent, Ledger, Stay, UnitHour, VisitStays } from '@wardcast/domain';
import type { CensusHistory, KnownHospital, PresentNow } from '@wardcast/forecasting';
import { OrderLog } from './order-log';

const HOUR_MS = 3_600_000;
/** Twenty days: ten half-lives of the slowest level that matters for the next hours. */
const LEVEL_HOURS = 480;

/** A stay as the models want it: one presence in a unit, whatever beds it used. */
export interface KnownStay {
  readonly unitId: string;
  readonly enteredAt: number;
  readonly leftAt: number | null;
  readonly orderedAt: number | null;
}
export interface EventStream {
  /** Events received in [position, to), by receipt. */
  advance(to: number): HospitalEvent[];
}
export interface SampleSourceOptions {
  readonly facility: Facility;
  readonly stream: EventStream;
  /** Start of the stream (ms, on the hour). */
  readonly from: number;
  /** Last instant that will be asked for (ms, on the hour). */
  readonly to: number;
}

/**
 * A hospital as its events tell it, hour by hour: folded by the bed ledger, so that late and corrected messages count
 * from their receipt on, and not before.
 */
export class SampleSource {
  private readonly ledger: Ledger;
  private readonly visits = new Map<string, VisitStays>();
  private readonly census = new Map<string, Float64Array>();
  private readonly arrivals = new Map<string, Float64Array>();
  private readonly orders = new OrderLog();
  private at: number;

  constructor(private readonly options: SampleSourceOptions) {
    const { facility, from, to } = options;
    this.ledger = createLedger(facility, { openedAt: from });
    this.at = from;
    const hours = (to - from) / HOUR_MS + 1;
    for (const unit of facility.units) {
      this.census.set(unit.unitId, new Float64Array(hours).fill(NaN));
      this.arrivals.set(unit.unitId, new Float64Array(hours));
    }
  }

  /** Takes in everything received before `to` (ms, on the hour), hour by hour. */
  advanceTo(to: number): void {
    while (this.at < to) {
      this.at += HOUR_MS;
      const change = applyEvents(this.ledger, this.options.stream.advance(this.at));
      for (const visit of change.visits) this.visits.set(visit.visitKey, visit);
      for (const cell of [...change.unitHours, ...closeHours(this.ledger, this.at)]) this.keep(cell);
      for (const unit of this.options.facility.units) {
        const present = presentPatients(this.ledger, unit.unitId);
        this.orders.see(unit.unitId, present, this.at);
        // The hour that has just begun is not closed: its census is that of the live ledger.
        this.set(this.census, unit.unitId, this.at, present.length);
      }
    }
  }

  /** What was known at an origin. Origins are asked for in ascending order, and each answer is used before the next question. */
  knownAt(origin: number): KnownHospital {
    this.advanceTo(origin);
    const { from } = this.options;
    const hours = (origin - from) / HOUR_MS;
    return {
      stays: () => this.stays(),
      presentIn: (unitId): readonly PresentNow[] => presentPatients(this.ledger, unitId),
      censusOf: (unitId): CensusHistory => ({ from, counts: this.census.get(unitId)!.slice(0, hours + 1) }),
      arrivalsOf: (unitId) => Array.from(this.arrivals.get(unitId)!.slice(Math.max(0, hours - LEVEL_HOURS), hours)),
    };
  }

  /** The census at an hour as known by now; NaN where it is not. */
  truth(unitId: string, target: number): number {
    return this.census.get(unitId)?.[(target - this.options.from) / HOUR_MS] ?? NaN;
  }

  private stays(): readonly KnownStay[] {
    return [...this.visits.values()].flatMap((visit) =>
      presences(visit.stays).map(({ unitId, from, to }) => ({ unitId, enteredAt: from, leftAt: to, orderedAt: this.orders.orderedAt(visit.visitKey, unitId, from) })),
    );
  }

  private keep(cell: UnitHour): void {
    this.set(this.census, cell.unitId, cell.hour, cell.census);
    this.set(this.arrivals, cell.unitId, cell.hour, cell.arrivals);
  }

  private set(into: ReadonlyMap<string, Float64Array>, unitId: string, hour: number, value: number): void {
    const index = (hour - this.options.from) / HOUR_MS;
    const column = into.get(unitId);
    if (column !== undefined && index >= 0 && index < column.length) column[index] = value;
  }
}

/** Joins stays in different beds of one unit. Time on leave counts like the census counts it: the bed is held. */
function presences(stays: readonly Stay[]): readonly { unitId: string; from: number; to: number | null }[] {
  const joined: { unitId: string; from: number; to: number | null }[] = [];
  for (const stay of stays) {
    const last = joined[joined.length - 1];
    if (last !== undefined && last.unitId === stay.unitId && last.to === stay.from) last.to = stay.to;
    else joined.push({ unitId: stay.unitId, from: stay.from, to: stay.to });
  }
  return joined;
}
