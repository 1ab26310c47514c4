import { HOUR_MS } from '@wardcast/timeseries';
import type { WhatIfInput } from '../input/what-if-input';
import { MEASURES, type MeasureDefinition, type MeasureName } from './measures';
import { pairedChange, quantileOf, spreadOf, type PairedChange, type Spread } from './paired-statistics';
import type { ArmBlock, ReplicationBlock } from './paired-simulation';

/** Levels of the fans, ascending. */
export const FAN_LEVELS: readonly number[] = [0.025, 0.1, 0.25, 0.5, 0.75, 0.9, 0.975];

export interface MeasureResult extends MeasureDefinition {
  readonly name: MeasureName;
  readonly baseline: Spread;
  readonly scenario: Spread;
  readonly change: PairedChange;
  /** Chance that the scenario is better and that it is worse; null where neither direction is. */
  readonly chanceBetter: number | null;
  readonly chanceWorse: number | null;
  /** False where the 80 % range of the change holds zero: no clear difference. */
  readonly clear: boolean;
}
export type FanSide = 'baseline' | 'scenario' | 'change';
/** What a fan shows: patients in the unit, or these and those elsewhere who wait for a bed in it. */
export type FanOf = 'census' | 'need';
/** Quantiles by full hour, columns by level: row h is hour h after `startHour`, and there are horizonHours + 1 rows. */
export interface Fan {
  readonly levels: readonly number[];
  readonly quantiles: Int16Array;
  readonly mean: Float32Array;
}
/** Change of free beds of the hospital at the worst hour of each local day (scenario's fewest minus baseline's fewest). */
export interface DayChanges {
  /** Start of the day, or of the horizon for the first, ms UTC. */
  readonly from: readonly number[];
  readonly levels: readonly number[];
  /** [day x level]. */
  readonly quantiles: Int16Array;
  readonly mean: Float32Array;
  /** Chance of a short hour on the day. */
  readonly chanceShortBaseline: Float32Array;
  readonly chanceShortScenario: Float32Array;
}

/** Gathers blocks, in any order, and says what they show so far. */
export class WhatIfResults {
  private readonly blocks: ReplicationBlock[] = [];
  /** Local day of each clock hour; the full hour at its end belongs to it. */
  private readonly dayOf: readonly number[];
  private count = 0;

  constructor(
    private readonly baseline: WhatIfInput,
    private readonly scenario: WhatIfInput,
  ) {
    this.dayOf = baseline.localDay.slice(0, -1);
  }

  get replications(): number {
    return this.count;
  }

  add(block: ReplicationBlock): void {
    this.blocks.push(block);
    this.blocks.sort((a, b) => a.first - b.first);
    this.count += block.count;
  }

  /** Values of one measure by replication. */
  values(name: MeasureName, side: 'baseline' | 'scenario'): Float64Array {
    const column = MEASURES.findIndex((measure) => measure.name === name);
    return this.gather(side, (arm, row) => arm.measures[row * MEASURES.length + column]!);
  }

  measures(): readonly MeasureResult[] {
    return MEASURES.map((measure) => {
      const baseline = this.values(measure.name, 'baseline');
      const scenario = this.values(measure.name, 'scenario');
      const change = pairedChange(baseline, scenario);
      const [less, more] = [change.chanceLess, change.chanceMore];
      return {
        ...measure,
        baseline: spreadOf(baseline),
        scenario: spreadOf(scenario),
        change,
        chanceBetter: measure.better === 'neither' ? null : measure.better === 'lower' ? less : more,
        chanceWorse: measure.better === 'neither' ? null : measure.better === 'lower' ? more : less,
        clear: change.low80 > 0 || change.high80 < 0,
      };
    });
  }

  /** Fan of a unit (its index) or of all wards together (null). A hospital census leaves the emergency department out. */
  fan(of: { readonly unit: number | null; readonly side: FanSide; readonly what?: FanOf }): Fan {
    const rows = this.baseline.horizonHours + 1;
    const quantiles = new Int16Array(rows * FAN_LEVELS.length);
    const mean = new Float32Array(rows);
    for (let hour = 0; hour < rows; hour++) {
      const column = this.cell(of, hour);
      mean[hour] = column.reduce((sum, x) => sum + x, 0) / column.length;
      column.sort();
      FAN_LEVELS.forEach((level, j) => (quantiles[hour * FAN_LEVELS.length + j] = quantileOf(column, level)));
    }
    return { levels: FAN_LEVELS, quantiles, mean };
  }

  /** Change of free beds by day. */
  days(): DayChanges {
    const days = [...new Set(this.dayOf)];
    const free = { baseline: this.fewestFree('baseline', days), scenario: this.fewestFree('scenario', days) };
    const quantiles = new Int16Array(days.length * FAN_LEVELS.length);
    const mean = new Float32Array(days.length);
    const shortOf = (values: Float64Array): number => values.reduce((count, x) => count + (x < 0 ? 1 : 0), 0) / values.length;
    days.forEach((_, d) => {
      const change = free.scenario[d]!.map((value, i) => value - free.baseline[d]![i]!);
      mean[d] = change.reduce((sum, x) => sum + x, 0) / change.length;
      change.sort();
      FAN_LEVELS.forEach((level, j) => (quantiles[d * FAN_LEVELS.length + j] = quantileOf(change, level)));
    });
    return {
      from: days.map((day) => this.baseline.startHour + this.dayOf.indexOf(day) * HOUR_MS),
      levels: FAN_LEVELS,
      quantiles,
      mean,
      chanceShortBaseline: Float32Array.from(free.baseline, shortOf),
      chanceShortScenario: Float32Array.from(free.scenario, shortOf),
    };
  }

  private fewestFree(side: 'baseline' | 'scenario', days: readonly number[]): readonly Float64Array[] {
    const input = side === 'baseline' ? this.baseline : this.scenario;
    const rows = input.horizonHours + 1;
    const staffed = Array.from({ length: rows }, (_, hour) => input.units.reduce((sum, unit) => sum + (unit.kind === 'ed' ? 0 : unit.staffedBeds[hour]!), 0));
    return days.map((day) =>
      this.gather(side, (arm, row) => {
        let fewest = Infinity;
        for (let hour = 1; hour < rows; hour++) if (this.dayOf[hour - 1] === day) fewest = Math.min(fewest, staffed[hour]! - arm.need[row * rows + hour]!);
        return fewest;
      }),
    );
  }

  /** One number per replication at an hour. */
  private cell(of: { readonly unit: number | null; readonly side: FanSide; readonly what?: FanOf }, hour: number): Float64Array {
    if (of.side === 'change') {
      const baseline = this.cell({ ...of, side: 'baseline' }, hour);
      return this.cell({ ...of, side: 'scenario' }, hour).map((value, i) => value - baseline[i]!);
    }
    const units = this.baseline.units.length;
    const rows = this.baseline.horizonHours + 1;
    const waits = (of.what ?? 'census') === 'need';
    const at = (arm: ArmBlock, row: number, u: number): number => {
      const index = (row * rows + hour) * units + u;
      return arm.occupied[index]! + (waits ? arm.waiting[index]! : 0);
    };
    const { unit } = of;
    if (unit !== null) return this.gather(of.side, (arm, row) => at(arm, row, unit));
    if (waits) return this.gather(of.side, (arm, row) => arm.need[row * rows + hour]!);
    const wards = [...this.baseline.units.keys()].filter((u) => this.baseline.units[u]!.kind !== 'ed');
    return this.gather(of.side, (arm, row) => wards.reduce((sum, u) => sum + at(arm, row, u), 0));
  }

  private gather(side: 'baseline' | 'scenario', pick: (arm: ArmBlock, row: number) => number): Float64Array {
    const values = new Float64Array(this.count);
    let i = 0;
    for (const block of this.blocks) for (let row = 0; row < block.count; row++) values[i++] = pick(block[side], row);
    return values;
  }
}
