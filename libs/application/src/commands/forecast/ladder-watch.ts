import { CHAMPION_STEP } from '@wardcast/forecasting';
import type { StepDownCause } from '../../ports/forecast-store.port';
import type { NotedPart } from './forecast-notes';

/** A node whose best rung does not speak. */
export interface LadderAlarm {
  readonly nodeId: string;
  /** The rung that speaks; 6 = none. */
  readonly ladderStep: number;
  readonly reason: StepDownCause;
}
export interface LadderChange {
  readonly facilityId: string;
  /** Newly below the best rung, or on another one than before. */
  readonly raised: readonly LadderAlarm[];
  /** Back on the best rung. */
  readonly cleared: readonly string[];
  /** Units by the rung that speaks for them now. */
  readonly unitsByStep: ReadonlyMap<number, number>;
}

/** Follows on which rung of the fallback ladder each node stands, so that a step down is told once, and so is the way back. */
export class LadderWatch {
  private readonly alarms = new Map<string, LadderAlarm>();
  private readonly stepOf = new Map<string, number>();

  constructor(private readonly facilityId: string, private readonly unitIds: ReadonlySet<string>) {}

  /** Takes in the newest forecasts of some nodes; those of sums count only with a reason of their own, since their units are told themselves. */
  observe(nodes: readonly NotedPart[]): LadderChange {
    const raised: LadderAlarm[] = [];
    const cleared: string[] = [];
    for (const { nodeId, ladderStep, notes } of nodes) {
      const isUnit = this.unitIds.has(nodeId);
      if (isUnit) this.stepOf.set(nodeId, ladderStep);
      const stepDown = isUnit || notes?.stepDown?.unitIds.length === 0 ? notes?.stepDown : null;
      const before = this.alarms.get(nodeId);
      if (ladderStep <= CHAMPION_STEP || stepDown == null) {
        if (this.alarms.delete(nodeId)) cleared.push(nodeId);
        continue;
      }
      if (before?.ladderStep === ladderStep && before.reason === stepDown.reason) continue;
      const alarm = { nodeId, ladderStep, reason: stepDown.reason };
      this.alarms.set(nodeId, alarm);
      raised.push(alarm);
    }
    return { facilityId: this.facilityId, raised, cleared, unitsByStep: this.unitsByStep() };
  }

  private unitsByStep(): ReadonlyMap<number, number> {
    const counts = new Map<number, number>();
    for (const step of this.stepOf.values()) counts.set(step, (counts.get(step) ?? 0) + 1);
    return counts;
  }
}
