import type { WhatIfInput } from './what-if-input';

/** The same hospital with beds without end: unconstrained demand, which the flow forecast describes. */
export function withoutLimits(input: WhatIfInput): WhatIfInput {
  return { ...input, units: input.units.map((unit) => ({ ...unit, unlimited: true })) };
}
