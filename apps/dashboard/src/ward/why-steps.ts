import type { Bridge } from '../model/bridge';

export type WhyKind = 'total' | 'adds' | 'takes';
/** One bar of the waterfall: it reaches from `from` to `to` (free beds). */
export interface WhyStep {
  readonly name: string;
  readonly kind: WhyKind;
  readonly beds: number;
  readonly from: number;
  readonly to: number;
}

/** The steps from the beds free now to the middle of the forecast; each starts where the one before ends, so they add up exactly. */
export function whySteps(bridge: Bridge): readonly WhyStep[] {
  const moves = [
    { name: 'Expected out', beds: bridge.out.total },
    { name: 'Expected in', beds: -bridge.in.total },
    { name: 'Change of staffed beds', beds: bridge.staffingChange },
  ].filter((move) => move.beds !== 0);
  let level = bridge.freeNow;
  const steps: WhyStep[] = [{ name: 'Free now', kind: 'total', beds: level, from: 0, to: level }];
  for (const move of moves) {
    steps.push({ ...move, kind: move.beds > 0 ? 'adds' : 'takes', from: level, to: level + move.beds });
    level += move.beds;
  }
  return [...steps, { name: 'Middle of the forecast', kind: 'total', beds: bridge.freeAtTarget, from: 0, to: bridge.freeAtTarget }];
}
