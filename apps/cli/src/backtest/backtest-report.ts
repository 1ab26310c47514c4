import type { BacktestDataset, DatasetOutcome, OurScores } from './backtest-dataset';

/** The machine-readable result; null where a data set has no such score. */
export interface BacktestReport extends Omit<DatasetOutcome, 'ours' | 'notes' | 'pit'> {
  readonly dataset: string;
  readonly settingsFrozenAt: string | null;
  readonly ours: Readonly<Record<string, unknown>>;
  readonly notes: readonly string[];
  readonly pit: readonly number[] | null;
  readonly secondsTotal: number;
}

/** Puts an outcome into the fixed shape: what the data set says, its name and when its settings were frozen, and the time taken (s). */
export function reportOf(dataset: Pick<BacktestDataset, 'name' | 'settingsFrozenAt'>, outcome: DatasetOutcome, secondsTotal: number): BacktestReport {
  const { ours, ...rest } = outcome;
  return {
    dataset: dataset.name,
    ...rest,
    settingsFrozenAt: dataset.settingsFrozenAt,
    ours: flat(ours),
    secondsTotal,
  };
}

function flat({ further, ...scores }: OurScores): Readonly<Record<string, unknown>> {
  return { ...scores, ...further };
}
