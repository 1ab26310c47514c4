import { compileHospital } from '../engine/compile-hospital';
import { HospitalRun } from '../engine/hospital-run';
import { ReplicationLuck } from '../engine/replication-luck';
import { TOTALS, type RunRecord } from '../engine/run-record';
import type { WhatIfInput } from '../input/what-if-input';
import { measureRun, MEASURES, SiteBeds } from './measures';

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
 * several workers can share the work and a later run goes on where an earlier one stopped. The baseline's side of a block is
 * kept and used again by the next scenario, so a receiver gets a copy of it: only the scenario's side may be transferred.
 */
export class PairedSimulation {
  private readonly scenarioRun: Arm;

  constructor(
    readonly baseline: WhatIfInput,
    readonly scenario: WhatIfInput,
    private readonly known: KnownBaseline = { arm: armOf(baseline), luck: new ReplicationLuck(baseline), blocks: new Map() },
  ) {
    this.scenarioRun = armOf(scenario);
  }

  /** Another scenario of the same baseline, which need not be run again. */
  against(scenario: WhatIfInput): PairedSimulation {
    return new PairedSimulation(this.baseline, scenario, this.known);
  }

  /** Replications `first` to `first + count - 1`. */
  block(first: number, count: number): ReplicationBlock {
    const { arm, luck, blocks } = this.known;
    const key = `${first} ${count}`;
    const kept = blocks.get(key);
    // A kept side without content was transferred after all: it is run again.
    const isKept = kept !== undefined && kept.need.length > 0;
    const baseline = isKept ? kept : emptyArm(this.baseline, count);
    const scenario = emptyArm(this.scenario, count);
    for (let row = 0; row < count; row++) {
      luck.of(first + row);
      if (!isKept) runInto(arm, { luck, into: baseline, row });
      runInto(this.scenarioRun, { luck, into: scenario, row });
    }
    if (blocks.size < MOST_KEPT) blocks.set(key, baseline);
    return { first, count, baseline, scenario };
  }
}

/** Sides of a baseline that are kept: those of one whole run in chunks. */
const MOST_KEPT = 24;

interface KnownBaseline {
  readonly arm: Arm;
  readonly luck: ReplicationLuck;
  readonly blocks: Map<string, ArmBlock>;
}

/** One side alone, for a baseline without a scenario: replications `first` to `first + count - 1`. */
export function simulateAlone(input: WhatIfInput, of: { readonly first: number; readonly count: number }): ArmBlock {
  const into = emptyArm(input, of.count);
  const arm = armOf(input);
  const luck = new ReplicationLuck(input);
  for (let row = 0; row < of.count; row++) runInto(arm, { luck: luck.of(of.first + row), into, row });
  return into;
}

function emptyArm(input: WhatIfInput, count: number): ArmBlock {
  const rows = input.horizonHours + 1;
  const cells = count * rows * input.units.length;
  return { occupied: new Int16Array(cells), waiting: new Int16Array(cells), need: new Int16Array(count * rows), measures: new Float64Array(count * MEASURES.length) };
}

function runInto({ run, site }: Arm, at: { readonly luck: ReplicationLuck; readonly into: ArmBlock; readonly row: number }): void {
  const rows = site.hours + 1;
  const cells = rows * site.units;
  const record: RunRecord = {
    occupied: at.into.occupied.subarray(at.row * cells, (at.row + 1) * cells),
    waiting: at.into.waiting.subarray(at.row * cells, (at.row + 1) * cells),
    totals: new Float64Array(TOTALS.length),
  };
  run.run(at.luck, record);
  at.into.measures.set(measureRun(site, record, at.into.need.subarray(at.row * rows, (at.row + 1) * rows)), at.row * MEASURES.length);
}

interface Arm {
  readonly run: HospitalRun;
  readonly site: SiteBeds;
}
const armOf = (input: WhatIfInput): Arm => ({ run: new HospitalRun(compileHospital(input)), site: new SiteBeds(input) });
