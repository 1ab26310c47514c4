import { HOUR_MS } from '@wardcast/timeseries';
import type { FlowStay } from '../flow/flow-window';
import { fitUnitFlow } from '../flow/unit-flow';
import { presentAt, syntheticUnit } from '../testing/synthetic-unit';
import { PRIOR_DIRECT_WEIGHTS } from './direct-weight';
import { fitDirectWeights, type TriedUnit } from './fit-direct-weights';

const ZONE = 'Europe/London';
const FROM = Date.UTC(2026, 0, 5);
const DAYS = 70;
const TO = FROM + DAYS * 24 * HOUR_MS;
const tried = (stays: readonly FlowStay[]): TriedUnit => ({
  flow: fitUnitFlow({ unitId: 'w1', zone: ZONE, from: FROM, to: TO, stays }),
  stays,
  history: { from: FROM, counts: Array.from({ length: DAYS * 24 }, (_, hour) => presentAt(stays, FROM + hour * HOUR_MS).length) },
});
const stays = (arrivals: number, meanStayHours: number) => syntheticUnit({ seed: 5, zone: ZONE, from: FROM, days: DAYS, arrivalsPerHour: () => arrivals, departuresPerHour: () => 1 / meanStayHours });

/** Whoever finds the ward full is sent elsewhere. */
function full(beds: number): FlowStay[] {
  const admitted: FlowStay[] = [];
  for (const stay of stays(1.5, 40).sort((a, b) => a.enteredAt - b.enteredAt)) {
    if (presentAt(admitted, stay.enteredAt).length < beds) admitted.push(stay);
  }
  return admitted;
}

describe('fitDirectWeights', () => {
  it('listens to the direct expert more in a ward that is full than in one in free flow', () => {
    // In free flow the flow model is the truth, so that every weight beside it adds error; in a full ward it is not.
    const free = fitDirectWeights([tried(stays(1, 20))]).byBucket;
    const ward = fitDirectWeights([tried(full(20))]).byBucket;
    for (const bucket of [2, 3]) expect(ward[bucket]).toBeGreaterThan(free[bucket]!);
    expect(free[3]).toBeLessThan(PRIOR_DIRECT_WEIGHTS.byBucket[3]!);
    expect([...free, ...ward].every((weight) => weight >= 0 && weight <= 1)).toBe(true);
  });

  it('keeps to the prior where nothing can be tried', () => {
    expect(fitDirectWeights([])).toEqual(PRIOR_DIRECT_WEIGHTS);
    const unknown = { ...tried(stays(1, 20)), history: { from: FROM, counts: [] } };
    expect(fitDirectWeights([unknown])).toEqual(PRIOR_DIRECT_WEIGHTS);
  });
});
