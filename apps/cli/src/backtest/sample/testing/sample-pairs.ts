import { Q23, type BacktestPair } from '@wardcast/forecasting';

const HOUR_MS = 3_600_000;
const flat = (value: number): readonly number[] => Q23.map(() => value);

/** Two days of two units and leads in which the ensemble is right and each simple rule misses by a known number. */
export const samplePairs: readonly BacktestPair[] = [0, 1].flatMap((day) =>
  ['ward-a', 'ward-b'].flatMap((unitId) =>
    [1, 24].map((leadHours) => {
      const origin = Date.UTC(2026, 0, 5 + day);
      return {
        unitId,
        origin,
        target: origin + leadHours * HOUR_MS,
        leadHours,
        ladderStep: 3,
        observed: 20,
        law: { offset: 20, p: Float64Array.of(1) },
        quantiles: { ensemble: flat(20), flow: flat(20), 'direct ridge': flat(23), 'same hour last week': flat(24), 'last value': flat(22), 'six-week same-weekday mean': flat(21) },
      };
    }),
  ),
);
