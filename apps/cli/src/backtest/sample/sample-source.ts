import { ED_LOOK_BACK_MS, EdHistory, ListHistory, edInputs, joinPresences, presentNow, toListEvent } from '@wardcast/application';
import type { StayRow, ToldStay } from '@wardcast/application';
import { applyEvents, closeHours, createLedger, listedPatients, presentPatients, staffedBedsAt, unitLive } from '@wardcast/domain';
import type { Facility, HospitalEvent, Ledger, UnitHour, VisitStays } from '@wardcast/domain';
import type { CensusHistory, KnownHospital, NedocsInputs, PresentNow } from '@wardcast/forecasting';
import { EdMoments } from './ed-moments';
import type { WardNeed } from './running-out';

const HOUR_MS = 3_600_000;
/** Twenty days: ten half-lives of the slowest level that matters for the next hours. */
const LEVEL_HOURS = 480;

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
  /** From when crowding and need are asked for (ms); absent = from the start. */
  readonly scoredFrom?: number;
}

/**
 * A hospital as its events tell it, hour by hour: folded by the bed ledger, so that late and corrected messages count
 * from their receipt on, and not before.
 */
export class SampleSource {
  private readonly ledger: Ledger;
  private readonly visits = new Map<string, VisitStays>();
  private readonly lists = new ListHistory();
  private readonly ed = new EdHistory();
  private readonly moments = new EdMoments();
  /** What each department's crowding score was made of, by unit and hour. */
  private readonly crowding = new Map<string, NedocsInputs>();
  private readonly needs = new Map<string, WardNeed>();
  private readonly census = new Map<string, Float64Array>();
  private readonly arrivals = new Map<string, Float64Array>();
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
      const events = this.options.stream.advance(this.at);
      const change = applyEvents(this.ledger, events);
      this.takeLists(events);
      this.moments.take(events);
      for (const visit of change.visits) this.visits.set(visit.visitKey, visit);
      for (const cell of [...change.unitHours, ...closeHours(this.ledger, this.at)]) this.keep(cell);
      for (const unit of this.options.facility.units) {
        // The hour that has just begun is not closed: its census is that of the live ledger.
        this.set(this.census, unit.unitId, this.at, presentPatients(this.ledger, unit.unitId).length);
      }
      if (this.at >= (this.options.scoredFrom ?? -Infinity)) this.keepOutcomes();
    }
  }

  /** What was known at an origin. Origins are asked for in ascending order, and each answer is used before the next question. */
  knownAt(origin: number): KnownHospital {
    this.advanceTo(origin);
    const { from } = this.options;
    const hours = (origin - from) / HOUR_MS;
    return {
      stays: () => this.stays(),
      listings: () => this.lists.listings(this.stayRows(), { from, to: origin }),
      listedIn: (unitId) => listedPatients(this.ledger, unitId, origin),
      presentIn: (unitId): readonly PresentNow[] => presentNow(this.ledger, unitId),
      censusOf: (unitId): CensusHistory => ({ from, counts: this.census.get(unitId)!.slice(0, hours + 1) }),
      arrivalsOf: (unitId) => Array.from(this.arrivals.get(unitId)!.slice(Math.max(0, hours - LEVEL_HOURS), hours)),
    };
  }

  /** The census at an hour as known by now; NaN where it is not. */
  truth(unitId: string, target: number): number {
    return this.census.get(unitId)?.[(target - this.options.from) / HOUR_MS] ?? NaN;
  }

  /** What the crowding score of a department was made of at an hour, as known then; null elsewhere and for hours to come. */
  crowdingInputs(unitId: string, at: number): NedocsInputs | null {
    return this.crowding.get(`${unitId} ${at}`) ?? null;
  }

  /** Who was in a ward's beds and waited for them at an hour, as known then; null elsewhere and for hours to come. */
  needAt(unitId: string, at: number): WardNeed | null {
    return this.needs.get(`${unitId} ${at}`) ?? null;
  }

  private keepOutcomes(): void {
    const { units } = this.options.facility;
    const now = this.at;
    for (const { unitId } of units.filter(({ kind }) => kind !== 'ed')) {
      const waiting = listedPatients(this.ledger, unitId, now).filter(({ kind }) => kind !== 'booked').length;
      this.needs.set(`${unitId} ${now}`, { staffed: staffedBedsAt(this.ledger, unitId, now), waiting });
    }
    for (const { unitId } of units.filter(({ kind }) => kind === 'ed')) {
      const hospitalBeds = units.reduce((sum, unit) => sum + (unit.kind === 'ed' ? 0 : staffedBedsAt(this.ledger, unit.unitId, now)), 0);
      this.crowding.set(`${unitId} ${now}`, edInputs({ ed: unitLive(this.ledger, unitId, now), moments: this.moments.from(now - ED_LOOK_BACK_MS), hospitalBeds, now }));
    }
  }

  private stays(): readonly ToldStay[] {
    const rows = this.stayRows();
    return joinPresences(rows, { saidOf: (visitKey) => this.lists.saidOf(visitKey), movesOf: (visitKey, unitId) => this.lists.movesOf(visitKey, unitId), edOf: this.ed.teller(rows) });
  }

  private stayRows(): readonly StayRow[] {
    return [...this.visits.values()].flatMap(({ visitKey, stays }) => stays.map((stay) => ({ ...stay, visitKey })));
  }

  private takeLists(events: readonly HospitalEvent[]): void {
    for (const event of events) {
      const said = toListEvent(event);
      if (said === null) continue;
      this.lists.take(said);
      this.ed.take(said);
    }
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
