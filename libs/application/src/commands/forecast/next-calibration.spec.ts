import type { Facility } from '@wardcast/domain';
import { NO_CALIBRATION } from '@wardcast/forecasting';
import type { UnitCensusModel } from '@wardcast/forecasting';
import { nextCalibration } from './next-calibration';

const units = [['w1', 'ward'], ['w2', 'ward'], ['i1', 'icu']] as const;
const facility = { units: units.map(([unitId, kind]) => ({ unitId, kind })) } as unknown as Facility;
/** Outcomes that always fall into the middle half: the law is too wide. */
const middle = Array.from({ length: 1_000 }, (_, i) => ({ nodeId: i % 2 === 0 ? 'w1' : 'w2', leadHours: 4, pit: 0.25 + (i + 0.5) / 2_000 }));

describe('nextCalibration', () => {
  it('moves the map of the kind and bucket that has scores, a little at a time', () => {
    const next = nextCalibration(facility, new Map(), middle);
    expect(next['icu']).toEqual(NO_CALIBRATION);
    expect(next['ward']!.map((map, bucket) => map === NO_CALIBRATION[bucket])).toEqual([true, false, true, true]);
    // A tenth of 1,000 / 1,500 of the way from .25 to 0, where the quarter point belongs.
    expect(next['ward']![1]![5]).toBeCloseTo(0.25 - (0.1 * 2) / 3 / 4, 9);
  });

  it('goes on from the maps in service', () => {
    const first = nextCalibration(facility, new Map(), middle);
    const inService = new Map([['w2', { calibration: first['ward'] } as unknown as UnitCensusModel]]);
    const second = nextCalibration(facility, inService, middle);
    expect(second['ward']![1]![5]).toBeLessThan(first['ward']![1]![5]!);
    expect(nextCalibration(facility, inService, [])['ward']).toEqual(first['ward']);
  });
});
