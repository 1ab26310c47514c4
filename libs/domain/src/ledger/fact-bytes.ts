import { EVENT_TYPES } from '../events/envelope';
import type { ByteReader } from './byte-reader';
import type { ByteWriter } from './byte-writer';
import type { Fact, SwapSide } from './fact';

const TYPE_INDEX = new Map(EVENT_TYPES.map((type, index) => [type, index]));
/** Which optional parts follow. */
const PART = { place: 1, origin: 2, when: 4, ref: 8, word: 16, numbers: 32, other: 64 } as const;

function partsOf(fact: Fact): number {
  let parts = 0;
  if (fact.unit !== null || fact.bed !== null) parts |= PART.place;
  if (fact.fromUnit !== null || fact.fromBed !== null) parts |= PART.origin;
  if (fact.when !== null) parts |= PART.when;
  if (fact.ref !== null) parts |= PART.ref;
  if (fact.word !== null) parts |= PART.word;
  if (fact.numbers !== null) parts |= PART.numbers;
  if (fact.other !== null) parts |= PART.other;
  return parts;
}

/** Times are written as differences from `at`, which are small. */
export function writeFact(out: ByteWriter, fact: Fact): void {
  const parts = partsOf(fact);
  out.number(TYPE_INDEX.get(fact.type)!);
  out.number(parts);
  out.text(fact.id);
  out.number(fact.at);
  out.number(fact.occurredAt - fact.at);
  out.number(fact.recordedAt - fact.at);
  out.number(fact.receivedAt - fact.at);
  out.number(fact.digest);
  out.text(fact.key);
  if (parts & PART.place) writePlace(out, fact.unit, fact.bed);
  if (parts & PART.origin) writePlace(out, fact.fromUnit, fact.fromBed);
  if (parts & PART.when) out.number(fact.when!);
  if (parts & PART.ref) out.text(fact.ref);
  if (parts & PART.word) out.text(fact.word);
  if (parts & PART.numbers) out.list(fact.numbers!, (value) => out.number(value));
  if (fact.other === null) return;
  out.text(fact.other.key);
  writePlace(out, fact.other.unit, fact.other.bed);
  writePlace(out, fact.other.fromUnit, fact.other.fromBed);
}

function writePlace(out: ByteWriter, unit: string | null, bed: string | null): void {
  out.text(unit);
  out.text(bed);
}

function readOther(from: ByteReader): SwapSide {
  return { key: from.word(), unit: from.word(), bed: from.text(), fromUnit: from.word(), fromBed: from.text() };
}

/** The fact that writeFact wrote; throws RangeError for bytes that it did not write. */
export function readFact(from: ByteReader): Fact {
  const type = EVENT_TYPES[from.number()];
  if (type === undefined) throw new RangeError('The snapshot holds an event type that is not known.');
  const parts = from.number();
  const id = from.word();
  const at = from.number();
  return {
    id,
    type,
    at,
    occurredAt: at + from.number(),
    recordedAt: at + from.number(),
    receivedAt: at + from.number(),
    digest: from.number(),
    key: from.word(),
    unit: parts & PART.place ? from.text() : null,
    bed: parts & PART.place ? from.text() : null,
    fromUnit: parts & PART.origin ? from.text() : null,
    fromBed: parts & PART.origin ? from.text() : null,
    when: parts & PART.when ? from.number() : null,
    ref: parts & PART.ref ? from.text() : null,
    word: parts & PART.word ? from.text() : null,
    numbers: parts & PART.numbers ? from.list(() => from.number()) : null,
    other: parts & PART.other ? readOther(from) : null,
  };
}
