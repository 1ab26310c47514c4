import { HOUR_MS } from '@wardcast/timeseries';
import {
  applyChanges, chunkSizes, isCertain, isPrecise, MAX_REPLICATIONS, MEASURES, MIN_REPLICATIONS, PairedSimulation, sideOf, validateChanges, WhatIfResults,
  type InstantSide, type LeverChange, type MeasureResult, type WhatIfInput,
} from '@wardcast/simulation';
import type { RunDaysView, RunHoursView, RunMeasureView, RunSpreadView } from '../../ports/run-views';
import type { RunAnswer } from '../../ports/what-if-runner.port';

/** Pairs between two looks at whether anybody still waits: about a tenth of a second, and few enough blocks that a kept baseline holds them all. */
const PAIRS_PER_LOOK = 25;
const MOST = 0.5;

export interface RunOfChanges {
  readonly baseline: WhatIfInput;
  readonly changes: readonly LeverChange[];
  readonly against: readonly LeverChange[];
  /** Closed forms of an input, so that whoever runs much on one baseline computes its side once. */
  sideOf?(input: WhatIfInput): InstantSide;
  /** A simulation of two sides, so that the baseline's own side is run once for all that is held against it. */
  simulationOf?(before: WhatIfInput, after: WhatIfInput): PairedSimulation;
  /** True once nobody waits for the answer any more. */
  isAborted(): boolean;
}
const NOTHING_YET: Omit<RunAnswer, 'stage' | 'maxReplications'> = { ahead: 0, replications: 0, measures: [], days: null, hours: null, errors: [] };

/**
 * Answers of one run, each sharper than the one before: closed forms in milliseconds, then chunks of paired replications
 * until the judged changes are precise. Ends early, without a word, when it is aborted.
 */
export function* runAnswers(run: RunOfChanges): Generator<RunAnswer, void> {
  const { baseline, changes, against } = run;
  const errors = [...validateChanges(changes, baseline), ...validateChanges(against, baseline)];
  if (errors.length > 0) {
    yield { ...NOTHING_YET, stage: 'refused', maxReplications: 0, errors };
    return;
  }
  const [before, after] = [applyChanges(baseline, against), applyChanges(baseline, changes)];
  const certain = isCertain(baseline);
  const maxReplications = certain ? 1 : MAX_REPLICATIONS;
  if (!certain) {
    const closedForm = run.sideOf ?? sideOf;
    yield { ...NOTHING_YET, stage: 'instant', maxReplications, measures: instantMeasures(closedForm(before), closedForm(after)) };
  }
  const simulation = run.simulationOf?.(before, after) ?? new PairedSimulation(before, after);
  const results = new WhatIfResults(before, after);
  for (const size of chunkSizes(maxReplications)) {
    for (let left = size; left > 0; left -= PAIRS_PER_LOOK) {
      if (run.isAborted()) return;
      results.add(simulation.block(results.replications, Math.min(left, PAIRS_PER_LOOK)));
    }
    const isDone = results.replications >= maxReplications || isPrecise(results);
    yield answerOf(results, { before, after }, { isDone, maxReplications });
    if (isDone) return;
  }
}

interface Sides {
  readonly before: WhatIfInput;
  readonly after: WhatIfInput;
}

function answerOf(results: WhatIfResults, sides: Sides, { isDone, maxReplications }: { readonly isDone: boolean; readonly maxReplications: number }): RunAnswer {
  const { replications } = results;
  return {
    ...NOTHING_YET,
    stage: isDone ? 'done' : replications < MIN_REPLICATIONS ? 'coarse' : 'refined',
    replications,
    maxReplications,
    measures: results.measures().map(measureView),
    days: daysView(results),
    hours: hoursView(results, sides),
  };
}

function measureView({ name, label, unit, better, baseline, scenario, change, chanceBetter, chanceWorse, clear }: MeasureResult): RunMeasureView {
  const spread = ({ mean, low80, high80 }: { readonly mean: number; readonly low80: number; readonly high80: number }): RunSpreadView => ({ mean, low: low80, high: high80 });
  return { name, label, unit, better, baseline: spread(baseline), scenario: spread(scenario), change: spread(change), chanceBetter, chanceWorse, clear: clear || isOneSided(change) };
}

/** A range that ends at zero: never the other way in 8 of 10, and most replications do differ. */
function isOneSided({ low80, high80, chanceLess, chanceMore }: MeasureResult['change']): boolean {
  return (high80 === 0 && chanceLess > MOST) || (low80 === 0 && chanceMore > MOST);
}

/** The measures that closed forms know: means, without ranges. */
function instantMeasures(before: InstantSide, after: InstantSide): readonly RunMeasureView[] {
  const only = (mean: number): RunSpreadView => ({ mean, low: null, high: null });
  return MEASURES.flatMap(({ name, label, unit, better }) => {
    if (!isInstant(name)) return [];
    return [{ name, label, unit, better, baseline: only(before[name]), scenario: only(after[name]), change: only(after[name] - before[name]), chanceBetter: null, chanceWorse: null, clear: null }];
  });
}

const INSTANT_NAMES = ['daysShort', 'hoursShort', 'worstBedsShort', 'peakNeed', 'bedDaysShort'] as const;
function isInstant(name: string): name is (typeof INSTANT_NAMES)[number] {
  return (INSTANT_NAMES as readonly string[]).includes(name);
}

/** Row-major quantiles as one list per level. */
function columnsOf(levels: readonly number[], quantiles: Int16Array): readonly (readonly number[])[] {
  const rows = quantiles.length / levels.length;
  return levels.map((_, level) => Array.from({ length: rows }, (__, row) => quantiles[row * levels.length + level]!));
}

function daysView(results: WhatIfResults): RunDaysView {
  const { from, levels, quantiles, mean, chanceShortBaseline, chanceShortScenario } = results.days();
  return { from, levels, quantiles: columnsOf(levels, quantiles), mean: [...mean], chanceShortBaseline: [...chanceShortBaseline], chanceShortScenario: [...chanceShortScenario] };
}

/** Without the instant of the start itself: the running hour has begun, and its first full hour is the next one. */
function hoursView(results: WhatIfResults, { before, after }: Sides): RunHoursView {
  const [baseline, scenario] = (['baseline', 'scenario'] as const).map((side) => results.fan({ unit: null, side, what: 'need' }));
  const staffed = (input: WhatIfInput): readonly number[] => Array.from({ length: input.horizonHours }, (_, h) => input.units.reduce((sum, unit) => sum + (unit.kind === 'ed' ? 0 : unit.staffedBeds[h + 1]!), 0));
  const rows = (columns: readonly (readonly number[])[]): readonly (readonly number[])[] => columns.map((column) => column.slice(1));
  return {
    from: before.startHour + HOUR_MS,
    levels: baseline!.levels,
    baseline: rows(columnsOf(baseline!.levels, baseline!.quantiles)),
    scenario: rows(columnsOf(scenario!.levels, scenario!.quantiles)),
    staffedBaseline: staffed(before),
    staffedScenario: staffed(after),
  };
}
