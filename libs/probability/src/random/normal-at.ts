import { uniformAt } from './counter-random';

/** Taken once: a name on the global object costs a search wherever code runs in a context of its own. */
const { sqrt, log, cos, sin } = Math;

const TWO_PI = 2 * Math.PI;

/**
 * Standard normal number that depends on nothing but its three integer addresses (Box and Muller 1958, cosine branch).
 * It uses the uniform numbers of draws 2 draw and 2 draw + 1 of the entity.
 */
export function normalAt(repetition: number, entity: number, draw: number): number {
  const radius = sqrt(-2 * log(uniformAt(repetition, entity, 2 * draw)));
  return radius * cos(TWO_PI * uniformAt(repetition, entity, 2 * draw + 1));
}

/** Both numbers of one Box and Muller draw, written to `into`: independent, and as cheap as one. The first is `normalAt`. */
export function normalPairAt(repetition: number, entity: number, draw: number, into: Float64Array): void {
  const radius = sqrt(-2 * log(uniformAt(repetition, entity, 2 * draw)));
  const angle = TWO_PI * uniformAt(repetition, entity, 2 * draw + 1);
  into[0] = radius * cos(angle);
  into[1] = radius * sin(angle);
}
