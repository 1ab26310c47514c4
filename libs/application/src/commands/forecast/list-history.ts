import type { AnnouncedMove, ListingKind, DischargeStatement, PastListing } from '@wardcast/forecasting';
import type { ListEvent } from './list-event';

/** A stay's part that matters here. */
interface Entry {
  readonly visitKey: string;
  readonly unitId: string;
  readonly from: number;
}
interface Standing {
  readonly unitId: string;
  readonly kind: ListingKind;
  readonly expectedAt: number | null;
  readonly since: number;
  readonly from: number;
  /** Booking, or visit. */
  readonly key: string;
}
type Slot = 'booking' | 'request' | 'admission' | 'transfer';

const WORDS: Readonly<Record<string, DischargeStatement['word']>> = { expected_date: 'expected', medically_fit: 'fit', awaiting_placement: 'awaiting' };

/** Messages come late by minutes; a patient may seem to be on a list for so long after having come. */
const LATE_MS = 3 * 3_600_000;

/**
 * Who stood on the units' lists and when, as known at the time: a fold of events in the order of their receipt. What a message
 * says holds from its receipt on. What came of each listing is looked up in the stays.
 */
export class ListHistory {
  private readonly standing = new Map<string, Standing>();
  /** When the last word of a slot ended it: what happened before it and is heard of later opens nothing. */
  private readonly endedAt = new Map<string, number>();
  private readonly past: (Standing & { readonly until: number | null })[] = [];
  /** Visit of a booking, inpatient visit of an ED visit. */
  private readonly links = new Map<string, string>();
  private readonly bookingOf = new Map<string, string>();

  private readonly moves = new Map<string, (AnnouncedMove & { until: number | null; readonly unitId: string })[]>();
  private readonly statements = new Map<string, DischargeStatement[]>();

  take(event: ListEvent): void {
    if (event.linkedKey !== null) this.links.set(event.key, event.linkedKey);
    switch (event.type) {
      case 'ElectiveBooked':
      case 'ElectiveRescheduled':
        if (event.linkedKey !== null) this.bookingOf.set(event.linkedKey, event.key);
        return this.open('booking', 'booked', event);
      case 'ElectiveCancelled':
        return this.end('booking', event.key, event);
      case 'EdBedRequested':
      case 'EdDecisionToAdmit':
        return event.unitId === null ? undefined : this.open('request', 'ed', event);
      case 'EdArrived':
      case 'EdTriaged':
      case 'EdRoomed':
      case 'EdProviderSeen':
        return;
      case 'EdDeparted':
      case 'EdLeftWithoutBeingSeen':
        return this.end('request', event.key, event);
      case 'AdmissionPlanned':
        return this.open('admission', 'booked', event);
      case 'AdmissionPending':
        return this.open('admission', 'referral', event);
      case 'TransferPending':
        return this.open('transfer', 'transfer', event);
      case 'PendingCancelled':
        return this.cancel(event);
      case 'PatientAdmitted':
      case 'PatientTransferred':
      case 'PatientDischarged':
        return this.arrive(event);
      case 'DischargePending':
      case 'DischargeReadinessChanged':
        return this.note(event);
    }
  }

  /** Listings that stood at some time in [from, to), with what the stays say came of them by then. */
  listings(stays: Iterable<Entry>, range: { readonly from: number; readonly to: number }): readonly PastListing[] {
    const entries = entriesByVisit(stays);
    const all = [...this.past, ...[...this.standing.values()].map((standing) => ({ ...standing, until: null }))];
    return all
      .filter(({ from, until }) => from < range.to && (until === null || until > range.from))
      .map(({ key, ...listing }) => {
        const visit = this.links.get(key) ?? key;
        const came = entries.get(visit)?.find(({ unitId, from }) => unitId === listing.unitId && from >= listing.from - LATE_MS);
        return { ...listing, enteredAt: came?.from ?? null };
      });
  }

  /** Beds in other units that were asked for or found for a visit in a unit, by receipt. */
  movesOf(visitKey: string, unitId: string): readonly AnnouncedMove[] {
    return (this.moves.get(visitKey) ?? []).filter((move) => move.unitId !== unitId);
  }

  /** What was said of a visit's way home, by receipt. */
  saidOf(visitKey: string): readonly DischargeStatement[] {
    return this.statements.get(visitKey) ?? [];
  }

  /** Whether anything was said of ways home at all. */
  get tellsWaysHome(): boolean {
    return this.statements.size > 0;
  }

  /** Whether any move was announced at all. */
  get tellsMoves(): boolean {
    return this.moves.size > 0;
  }

  private note({ type, key, word, plannedAt, stands, receivedAt }: ListEvent): void {
    const said = type === 'DischargePending' ? 'expected' : WORDS[word ?? ''];
    if (said === undefined || (type === 'DischargePending' && plannedAt === null)) return;
    const at = !stands ? null : said === 'expected' ? plannedAt : receivedAt;
    const known = this.statements.get(key) ?? [];
    known.push({ knownAt: receivedAt, word: said, at });
    this.statements.set(key, known);
  }

  private open(slot: Slot, kind: ListingKind, event: ListEvent): void {
    const at = `${slot} ${event.key}`;
    const before = this.standing.get(at);
    const unitId = event.unitId ?? before?.unitId ?? null;
    if (before?.unitId === unitId && before?.expectedAt === event.plannedAt) return;
    if (event.occurredAt <= (this.endedAt.get(at) ?? -Infinity)) return;
    this.close(at, event.receivedAt);
    if (unitId === null) return;
    const since = before?.unitId === unitId ? before.since : event.receivedAt;
    if (slot === 'transfer') this.noteMove(event, unitId);
    this.standing.set(at, { unitId, kind, expectedAt: event.plannedAt, since, from: event.receivedAt, key: event.key });
  }

  private noteMove({ key, receivedAt, plannedAt }: ListEvent, unitId: string): void {
    const move = { unitId, from: receivedAt, until: null, placed: plannedAt !== null };
    const known = this.moves.get(key);
    if (known === undefined) this.moves.set(key, [move]);
    else known.push(move);
  }

  private end(slot: Slot, key: string, by: ListEvent): void {
    const at = `${slot} ${key}`;
    this.endedAt.set(at, Math.max(by.occurredAt, this.endedAt.get(at) ?? -Infinity));
    this.close(at, by.receivedAt);
  }

  private close(at: string, until: number): void {
    const before = this.standing.get(at);
    if (before === undefined) return;
    this.standing.delete(at);
    const move = at.startsWith('transfer ') ? this.moves.get(before.key)?.at(-1) : undefined;
    if (move !== undefined) move.until = until;
    if (until > before.from) this.past.push({ ...before, until });
  }

  private cancel(event: ListEvent): void {
    if (event.word === 'admit') this.end('admission', event.key, event);
    if (event.word === 'transfer') this.end('transfer', event.key, event);
  }

  /** Whoever came somewhere or left is expected nowhere any more. */
  private arrive(event: ListEvent): void {
    for (const slot of ['admission', 'transfer', 'request'] as const) this.end(slot, event.key, event);
    const booking = this.bookingOf.get(event.key);
    if (booking !== undefined) this.end('booking', booking, event);
  }
}

function entriesByVisit(stays: Iterable<Entry>): ReadonlyMap<string, readonly Entry[]> {
  const byVisit = new Map<string, Entry[]>();
  for (const stay of stays) {
    const known = byVisit.get(stay.visitKey);
    if (known === undefined) byVisit.set(stay.visitKey, [stay]);
    else known.push(stay);
  }
  return byVisit;
}
