import type { DriftKind, UnitDrift } from '@wardcast/forecasting';
import type { DriftAlarm } from '../../queries/accuracy/find-drift';


export interface DriftChange {
  readonly facilityId: string;
  /** Units that drift newly, or in another way than before. */
  readonly raised: readonly DriftAlarm[];
  /** Units that no longer do. */
  readonly cleared: readonly string[];
  /** How many drift now. */
  readonly units: number;
}

/** Follows which units of a hospital drift, so that each is told once, and so is its end. */
export class DriftWatch {
  private readonly known = new Map<string, DriftKind>();

  constructor(private readonly facilityId: string) {}

  observe(found: ReadonlyMap<string, UnitDrift>): DriftChange {
    const raised = [...found].filter(([unitId, { kind }]) => this.known.get(unitId) !== kind).map(([unitId, drift]) => ({ unitId, ...drift }));
    const cleared = [...this.known.keys()].filter((unitId) => !found.has(unitId));
    for (const unitId of cleared) this.known.delete(unitId);
    for (const { unitId, kind } of raised) this.known.set(unitId, kind);
    return { facilityId: this.facilityId, raised, cleared, units: this.known.size };
  }
}
