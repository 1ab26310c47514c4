/** Panels of the Simpson rule for the start of the recursion; the integrand is smooth, the error below 1e-9. */
const PANELS = 400;
/** e^-40 is below the rounding of a sum of order one. */
const INTEGRATION_END = 40;

/**
 * Erlang B for any real number of servers c >= 0: 1 / B = Integral_0^inf e^-u (1 + u / a)^c du. The integral is taken
 * for the fractional part of c by Simpson's rule and carried up by I(c) = 1 + (c / a) I(c - 1), its integration by parts.
 */
export function erlangBReal(servers: number, load: number): number {
  if (load <= 0) return servers > 0 ? 0 : 1;
  const part = servers - Math.floor(servers);
  let inverse = part === 0 ? 1 : integral(part, load);
  for (let c = part + 1; c <= servers + 1e-9; c += 1) inverse = 1 + (c / load) * inverse;
  return 1 / inverse;
}

/**
 * Hayward's approximation of the share of arrivals that are blocked when the infinite-server census has mean `load` and
 * variance `peakedness` x `load`: B(c / z, a / z) (Fredericks 1980). Exact for z = 1, where it is Erlang B.
 */
export function haywardBlocking(servers: number, load: number, peakedness: number): number {
  return erlangBReal(servers / peakedness, load / peakedness);
}

function integral(power: number, load: number): number {
  const step = INTEGRATION_END / PANELS;
  const at = (u: number): number => Math.exp(-u) * (1 + u / load) ** power;
  let sum = at(0) + at(INTEGRATION_END);
  for (let i = 1; i < PANELS; i++) sum += (i % 2 === 1 ? 4 : 2) * at(i * step);
  return (sum * step) / 3;
}
