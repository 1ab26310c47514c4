import { compileHospital } from '../engine/compile-hospital';
import { HospitalRun } from '../engine/hospital-run';
import { ReplicationLuck } from '../engine/replication-luck';
import { TOTALS, type RunRecord } from '../engine/run-record';
import type { WhatIfInput } from '../input/what-if-input';
import { measureRun, MEASURES } from './measures';

/** One side of a block: a row for each replication. */
export interface ArmBlock {
  /** Patients in units at full hours, [replication x (hours + 1) x units]. */
  readonly occupied: Int16Array;
  readonly waiting: Int16Array;
  /** Beds that the hospital needs at full hours, [replication x (hours + 1)]. */
  readonly need: Int16Array;
  /** [replication x MEASURES]. */
  readonly measures: Float64Array;
}
/** Some replications of both sides, columns only, so that a worker can hand it over. */
export interface ReplicationBlock {
  readonly first: number;
  readonly count: number;
  readonly baseline: ArmBlock;
  readonly scenario: ArmBlock;
}

/**
 * Runs baseline and scenario on the same luck. Replication n is the same whoever runs it and in whatever order, so that
 * several workers can share the work and a later run goes on where an earlier one stopped.
 */
export class PairedSimulation {
  private readonly baselineRun: HospitalRun;
  private readonly scenarioRun: HospitalRun;

  constructor(
    readonly baseline: WhatIfInput,
    readonly scenario: WhatIfInput,
  ) {
    this.baselineRun = new HospitalRun(compileHospital(baseline));
    this.scenarioRun = new HospitalRun(compileHospital(scenario));
  }

  /** Replications `first` to `first + count - 1`. */
  block(first: number, count: number): ReplicationBlock {
    const block: ReplicationBlock = { first, count, baseline: this.arm(count), scenario: this.arm(count) };
    for (let i = 0; i < count; i++) {
      const luck = new ReplicationLuck(this.baseline, first + i);
      this.runInto(this.baselineRun, { luck, input: this.baseline, arm: block.baseline, row: i });
      this.runInto(this.scenarioRun, { luck, input: this.scenario, arm: block.scenario, row: i });
    }
    return block;
  }

  private arm(count: number): ArmBlock {
    const rows = this.baseline.horizonHours + 1;
    const cells = count * rows * this.baseline.units.length;
    return { occupied: new Int16Array(cells), waiting: new Int16Array(cells), need: new Int16Array(count * rows), measures: new Float64Array(count * MEASURES.length) };
  }

  private runInto(run: HospitalRun, at: { readonly luck: ReplicationLuck; readonly input: WhatIfInput; readonly arm: ArmBlock; readonly row: number }): void {
    const rows = at.input.horizonHours + 1;
    const cells = rows * at.input.units.length;
    const record: RunRecord = {
      occupied: at.arm.occupied.subarray(at.row * cells, (at.row + 1) * cells),
      waiting: at.arm.waiting.subarray(at.row * cells, (at.row + 1) * cells),
      totals: new Float64Array(TOTALS.length),
    };
    run.run(at.luck, record);
    at.arm.measures.set(measureRun(at.input, record, at.arm.need.subarray(at.row * rows, (at.row + 1) * rows)), at.row * MEASURES.length);
  }
}
