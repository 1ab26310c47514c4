import type { LedgerChange, ParkedEvent, UnitHour, VisitStays } from '@wardcast/domain';
import type { RebuildStore } from '../../ports/rebuild-store.port';

/** A visit changes some ten times in its life: held back this long, most of it is written once. */
const HELD_VISITS = 5_000;
const HELD_HOURS = 5_000;

/**
 * Both as one: stays that the later one neither tells nor takes back are of a record that was forgotten in between. What either took
 * back may be written already. Null where one is told whole: how that differs is for the store to say.
 */
function joined(held: VisitStays, visit: VisitStays): VisitStays | null {
  if (held.change === undefined || visit.change === undefined) return null;
  const told = new Set([...visit.stays.map(({ from }) => from), ...visit.change.gone]);
  const stays = [...held.stays.filter(({ from }) => !told.has(from)), ...visit.stays];
  return { ...visit, stays, change: { places: [...stays.keys()], gone: [...held.change.gone, ...visit.change.gone] } };
}

/** Collects what a fold makes and writes it in large pieces, one in flight at a time. */
export class RebuiltRowsBuffer {
  /** By event id: accepted, and senseless so far. */
  readonly waiting = new Map<string, ParkedEvent>();
  private visits = new Map<string, VisitStays>();
  private hours: UnitHour[] = [];
  private writing: Promise<void> = Promise.resolve();

  constructor(
    private readonly store: RebuildStore,
    private readonly facilityId: string,
  ) {}

  async add(change: Pick<LedgerChange, 'visits' | 'parked' | 'released'>, unitHours: readonly UnitHour[]): Promise<void> {
    for (const visit of change.visits) {
      const held = this.visits.get(visit.visitKey);
      const both = held === undefined ? visit : joined(held, visit);
      if (both === null) await this.flush();
      this.visits.set(visit.visitKey, both ?? visit);
    }
    for (const hour of unitHours) this.hours.push(hour);
    for (const event of change.parked) this.waiting.set(event.eventId, event);
    for (const eventId of change.released) this.waiting.delete(eventId);
    if (this.visits.size >= HELD_VISITS || this.hours.length >= HELD_HOURS) await this.flush();
  }

  /** Resolves when the piece before is written; `close` waits for the last one. */
  private async flush(): Promise<void> {
    await this.writing;
    const rows = { facilityId: this.facilityId, visits: [...this.visits.values()], unitHours: this.hours };
    this.visits = new Map();
    this.hours = [];
    this.writing = this.store.write(rows);
    // It is awaited by the next call; until then nobody looks.
    this.writing.catch(() => undefined);
  }

  async close(): Promise<void> {
    await this.flush();
    await this.writing;
  }
}
