/** Taken once: a name on the global object costs a search wherever code runs in a context of its own. */
const { imul } = Math;

/** Finaliser of MurmurHash3 (A. Appleby): every input bit reaches every output bit. Signed, so that it is never boxed. */
function mixed(word: number): number {
  let h = word;
  h ^= h >>> 16;
  h = imul(h, 0x85ebca6b);
  h ^= h >>> 13;
  h = imul(h, 0xc2b2ae35);
  return h ^ (h >>> 16);
}
const GOLDEN = 0x9e3779b9;
const TWO_TO_26 = 67_108_864;
const TWO_TO_53 = 9_007_199_254_740_992;

/**
 * Uniform number in (0, 1), 53 bits, that depends on nothing but its three integer addresses: the same entity gets the
 * same luck in every scenario and in every order of evaluation. All addresses are taken modulo 2^32.
 */
export function uniformAt(repetition: number, entity: number, draw: number): number {
  return uniformOf(entityKey(repetition, entity), entity, draw);
}

/** The part of an address that all draws of an entity share; who draws often keeps it. */
export function entityKey(repetition: number, entity: number): number {
  return entityKeyOf(repetitionKey(repetition), entity);
}

/** The part of an address that all entities of a repetition share. */
export function repetitionKey(repetition: number): number {
  return mixed(GOLDEN ^ repetition);
}

/** `entityKey` with the repetition's part given: half of the work. */
export function entityKeyOf(repetition: number, entity: number): number {
  return mixed((repetition + imul(entity, 0x85ebca6b)) | 0);
}

/** `uniformAt` with the shared part of the address given: half of the work. The two mixings are written out, because they are most of a draw. */
export function uniformOf(key: number, entity: number, draw: number): number {
  let first = key ^ imul(draw + 1, 0xc2b2ae35);
  first = imul(first ^ (first >>> 16), 0x85ebca6b);
  first = imul(first ^ (first >>> 13), 0xc2b2ae35);
  first ^= first >>> 16;
  let second = first ^ 0x27d4eb2f ^ imul(entity, 0x165667b1);
  second = imul(second ^ (second >>> 16), 0x85ebca6b);
  second = imul(second ^ (second >>> 13), 0xc2b2ae35);
  second ^= second >>> 16;
  return ((first >>> 5) * TWO_TO_26 + (second >>> 6) + 0.5) / TWO_TO_53;
}
