import type { Facility } from '../facility/facility';
import { settleBed } from './bed-facets';
import { ByteReader } from './byte-reader';
import { ByteWriter } from './byte-writer';
import type { Fact } from './fact';
import { readFact, writeFact } from './fact-bytes';
import { insertFact } from './fact-order';
import { bedRecord, createLedger, MS_PER_HOUR, unitRecord, type BedRecord, type HourCell, type LateEvent, type Ledger, type UnitRecord } from './ledger-state';
import type { Conflict } from './ledger.types';
import { countEntries, restoreCounts, type CountEntry } from './snapshot-counts';
import { restoreVisits } from './settle-visits';
import { keysOf, visitRecord } from './visit-groups';

/**
 * Raised whenever the layout changes or a rule of the fold does: what older rules made is not gone on with, the state is
 * folded from the events again. What stands before the registers (`readHeader`) keeps its layout for ever.
 */
const LAYOUT_VERSION = 3;

type FactIndex = ReadonlyMap<Fact, number>;

function numberOrNull(out: ByteWriter, value: number | null): void {
  out.number(value ?? NaN);
}
function readNumberOrNull(from: ByteReader): number | null {
  const value = from.number();
  return Number.isNaN(value) ? null : value;
}

function writeCell(out: ByteWriter, hour: number, cell: HourCell): void {
  out.number(hour);
  out.number(cell.arrivals);
  out.number(cell.departures);
  out.number(cell.receivedAt);
  const said = cell.emitted;
  out.list(said === null ? [] : [said.census, said.arrivals, said.departures, said.staffed, said.availableAt], (value) => out.number(value));
}
function readCell(from: ByteReader, unit: UnitRecord): void {
  const hour = from.number();
  const [arrivals, departures, receivedAt] = [from.number(), from.number(), from.number()];
  const [census, arrived, departed, staffed, availableAt] = from.list(() => from.number());
  const said = census === undefined ? null : { unitId: unit.unitId, hour: hour * MS_PER_HOUR, census, arrivals: arrived!, departures: departed!, staffed: staffed!, availableAt: availableAt! };
  unit.cells.set(hour, { arrivals, departures, receivedAt, emitted: said });
}

function writeUnit(out: ByteWriter, unit: UnitRecord, index: FactIndex): void {
  out.text(unit.unitId);
  out.number(unit.baseCensus);
  out.number(unit.baseReceivedAt);
  numberOrNull(out, unit.lastEventAt);
  out.list(unit.plans, (fact) => out.number(index.get(fact)!));
  out.list(unit.staffing, (fact) => out.number(index.get(fact)!));
  out.list([...unit.cells], ([hour, cell]) => writeCell(out, hour, cell));
}
function readUnit(from: ByteReader, ledger: Ledger, facts: readonly Fact[]): void {
  const unit = unitRecord(ledger, from.word());
  unit.baseCensus = from.number();
  unit.baseReceivedAt = from.number();
  unit.lastEventAt = readNumberOrNull(from);
  unit.plans.push(...from.list(() => facts[from.number()]!));
  unit.staffing.push(...from.list(() => facts[from.number()]!));
  from.list(() => readCell(from, unit));
}

function writeBed(out: ByteWriter, bed: BedRecord, index: FactIndex): void {
  out.text(bed.bedId);
  out.text(bed.hygieneBase?.value ?? null);
  out.number(bed.hygieneBase?.at ?? 0);
  out.list(bed.facts, (fact) => out.number(index.get(fact)!));
}
function readBed(from: ByteReader, ledger: Ledger, facts: readonly Fact[]): void {
  const bed = bedRecord(ledger, from.word());
  const value = from.text();
  const at = from.number();
  bed.hygieneBase = value === null ? null : { value, at };
  bed.facts.push(...from.list(() => facts[from.number()]!));
}

/** The state as bytes: facts, hour counts and what was emitted. Folded results are not written, they follow from the facts. */
export function toSnapshot(ledger: Ledger): Uint8Array {
  const out = new ByteWriter();
  const registers = [...ledger.units.values()].flatMap((unit) => [...unit.plans, ...unit.staffing, ...unit.counts]).concat([...ledger.beds.values()].flatMap((bed) => bed.facts), [...ledger.bookings.values()]);
  const facts = [...new Set([...ledger.facts.values(), ...ledger.loose.values(), ...registers])];
  const index: FactIndex = new Map(facts.map((fact, at) => [fact, at]));
  const refer = (fact: Fact): void => out.number(index.get(fact)!);
  out.number(LAYOUT_VERSION);
  out.text(ledger.facility.facilityId);
  for (const value of [ledger.latenessMs, ledger.watermark, ledger.sweptAt, ledger.basePruned ? 1 : 0]) out.number(value);
  for (const value of [ledger.openedHour, ledger.baseHour, ledger.closedHour]) numberOrNull(out, value);
  out.list(facts, (fact) => writeFact(out, fact));
  out.list([...ledger.facts.values()], refer);
  out.list([...ledger.loose.values()], refer);
  out.list([...ledger.bookings.values()], refer);
  out.list([...ledger.units.values()], (unit) => writeUnit(out, unit, index));
  out.list([...ledger.beds.values()], (bed) => writeBed(out, bed, index));
  out.list([...ledger.heartbeats], ([feedId, sequence]) => {
    out.text(feedId);
    out.number(sequence);
  });
  out.text(JSON.stringify([[...ledger.tooLate.values()], [...ledger.contentConflicts], countEntries(ledger, index)]));
  return out.toBytes();
}

/** Whether today's layout and rules made it. Throws RangeError for no bytes at all. */
export function isCurrentSnapshot(bytes: Uint8Array): boolean {
  return new ByteReader(bytes).number() === LAYOUT_VERSION;
}

/** Since when the hospital's hours are counted (UTC ms), also by a snapshot that is not current; undefined where none is said. */
export function openedAtOfSnapshot(facility: Facility, bytes: Uint8Array): number | undefined {
  const from = new ByteReader(bytes);
  from.number();
  const { openedHour } = readHeader(from, facility);
  return openedHour === null ? undefined : openedHour * MS_PER_HOUR;
}

function readHeader(from: ByteReader, facility: Facility): Ledger {
  if (from.word() !== facility.facilityId) throw new RangeError('The snapshot is of another facility.');
  const [latenessMs, watermark, sweptAt, basePruned] = [from.number(), from.number(), from.number(), from.number() === 1];
  const [openedHour, baseHour, closedHour] = [readNumberOrNull(from), readNumberOrNull(from), readNumberOrNull(from)];
  const ledger = createLedger(facility, { allowedLatenessHours: latenessMs / MS_PER_HOUR, ...(openedHour === null ? {} : { openedAt: openedHour * MS_PER_HOUR }) });
  return Object.assign(ledger, { watermark, sweptAt, basePruned, baseHour, closedHour });
}

function readRegisters(from: ByteReader, ledger: Ledger): readonly Fact[] {
  const facts = from.list(() => readFact(from));
  const next = (): Fact => {
    const fact = facts[from.number()];
    if (fact === undefined) throw new RangeError('The snapshot refers to a fact that it does not contain.');
    return fact;
  };
  for (const fact of from.list(next)) {
    ledger.facts.set(fact.id, fact);
    for (const key of keysOf(fact)) insertFact(visitRecord(ledger, key).facts, fact);
  }
  for (const fact of from.list(next)) ledger.loose.set(fact.id, fact);
  for (const fact of from.list(next)) {
    ledger.bookings.set(fact.key, fact);
    if (fact.unit !== null) unitRecord(ledger, fact.unit).bookings.add(fact.key);
  }
  from.list(() => readUnit(from, ledger, facts));
  from.list(() => readBed(from, ledger, facts));
  return facts;
}

/**
 * The ledger that was written: continuing with it gives what continuing without the interruption would have given.
 * Throws RangeError for bytes of another facility or layout, or damaged ones.
 */
export function fromSnapshot(facility: Facility, bytes: Uint8Array): Ledger {
  if (!isCurrentSnapshot(bytes)) throw new RangeError('The snapshot has another layout: rebuild the ledger from its events.');
  const from = new ByteReader(bytes);
  from.number();
  const ledger = readHeader(from, facility);
  const facts = readRegisters(from, ledger);
  from.list(() => ledger.heartbeats.set(from.word(), from.number()));
  const [tooLate, conflicts, counts] = JSON.parse(from.word()) as [LateEvent[], [string, Conflict][], readonly CountEntry[] | undefined];
  for (const parked of tooLate) ledger.tooLate.set(parked.eventId, parked);
  for (const [id, conflict] of conflicts) ledger.contentConflicts.set(id, conflict);
  if (!from.isAtEnd) throw new RangeError('The snapshot has more bytes than it should.');
  restoreVisits(ledger);
  restoreCounts(ledger, facts, counts);
  for (const bed of ledger.beds.values()) settleBed(ledger, bed);
  return ledger;
}
