import { scoreBoard } from '@wardcast/forecasting';
import { createSampleHospital, sampleFacility } from '@wardcast/simulation';
import { backtestSample } from './sample-backtest';

/** The hospital is simulated and folded whole, some hundred thousand events: seconds on a quiet machine, more on a busy one. */
const PATIENCE_MS = 400_000;
/** Behind it lie four weeks without a holiday, as much as the fits here look back on. */
const from = Date.UTC(2026, 2, 2);
const unitIds = ['emergency-department', 'acute-medicine', 'orthopaedics'];

test(
  'on the sample hospital the ensemble beats same hour last week, last value and the six-week mean',
  () => {
    const { origins, pairs, runningOut } = backtestSample({
      facility: sampleFacility(),
      range: { seed: 1, from, to: from + 4 * 86_400_000 },
      open: (epoch) => createSampleHospital({ seed: 1, epoch }),
      unitIds,
      history: { trainingWeeks: 4, runInWeeks: 4 },
    });
    expect(origins).toHaveLength(8);
    expect(pairs).toHaveLength(8 * 3 * 8);
    // The emergency department has no staffed beds to run out of.
    expect(runningOut).toHaveLength(8 * 2 * 8);
    expect(new Set(pairs.map((pair) => pair.ladderStep))).toEqual(new Set([2]));
    const { byMethod } = scoreBoard(pairs);
    expect(byMethod.ensemble).toBeLessThan(0.95 * byMethod['last value']);
    expect(byMethod.ensemble).toBeLessThan(0.8 * byMethod['same hour last week']);
    expect(byMethod.ensemble).toBeLessThan(byMethod['six-week same-weekday mean']);
  },
  PATIENCE_MS,
);
