import fc from 'fast-check';
import { CROWDED_ABOVE, crowdingBand, nedocs, patientsUntilCrowded, type NedocsInputs } from './nedocs';

const first: NedocsInputs = { patients: 35, places: 25, boarders: 8, hospitalBeds: 300, ventilated: 4, longestBoardingHours: 3.5, lastRoomedWaitHours: 2 };

it('gives the published examples', () => {
  // 85.8 x 1.4 + 600 x 8/300 + 13.4 x 4 + .93 x 3.5 + 5.64 x 2 - 20 = 120.12 + 16 + 53.6 + 3.255 + 11.28 - 20
  expect(nedocs(first)).toEqual({ score: expect.closeTo(184.255, 9) as number, atLeast: expect.closeTo(184.255, 9) as number, missing: [] });
  const second = { ...first, patients: 45, places: 30, ventilated: 2, longestBoardingHours: 6 };
  expect(nedocs(second)!.score).toBeCloseTo(168.36, 9);
  expect([crowdingBand(184.255), crowdingBand(168.36)]).toEqual(['dangerous', 'severe']);
});

it('says what it does not know, and what the score is at least', () => {
  // without the 4 ventilated patients: 184.255 - 53.6
  expect(nedocs({ ...first, ventilated: null })).toEqual({ score: null, atLeast: expect.closeTo(130.655, 9) as number, missing: ['ventilated'] });
  // only the crowd is known: 120.12 - 20
  const { score, atLeast, missing } = nedocs({ ...first, boarders: null, ventilated: null, longestBoardingHours: null, lastRoomedWaitHours: null })!;
  expect([score, missing]).toEqual([null, ['boarders', 'ventilated', 'longestBoardingHours', 'lastRoomedWaitHours']]);
  expect(atLeast).toBeCloseTo(100.12, 9);
});

it('has no score without places or beds', () => {
  expect(nedocs({ ...first, places: 0 })).toBeNull();
  expect(nedocs({ ...first, hospitalBeds: 0 })).toBeNull();
  expect(patientsUntilCrowded({ ...first, places: 0 })).toBeNull();
});

it('ends each band with its border', () => {
  expect([20, 20.001, 60, 100, 100.001, 140, 180, 180.001, -5].map((score) => crowdingBand(score))).toEqual(['not_busy', 'busy', 'busy', 'extremely_busy', 'overcrowded', 'overcrowded', 'severe', 'dangerous', 'not_busy']);
});

it('finds the most patients of a department that is not overcrowded', () => {
  // (100 - 64.135) x 25 / 85.8 = 10.45, with 16 + 53.6 + 3.255 + 11.28 - 20 = 64.135 without patients
  expect(patientsUntilCrowded(first)).toBe(10);
  expect(patientsUntilCrowded({ ...first, ventilated: 20 })).toBe(-1);
});

it('is overcrowded above that number and not at it, and missing inputs never raise the score', () => {
  const inputs = fc.record({
    patients: fc.nat(120), places: fc.integer({ min: 1, max: 80 }), hospitalBeds: fc.integer({ min: 20, max: 1500 }), boarders: fc.nat(30), ventilated: fc.nat(6),
    longestBoardingHours: fc.double({ min: 0, max: 40, noNaN: true }), lastRoomedWaitHours: fc.double({ min: 0, max: 8, noNaN: true }),
  });
  fc.assert(fc.property(inputs, (known) => {
    const most = patientsUntilCrowded(known)!;
    const at = (patients: number): number => nedocs({ ...known, patients })!.score!;
    if (most >= 0) expect(at(most)).toBeLessThanOrEqual(CROWDED_ABOVE);
    expect(at(most + 1)).toBeGreaterThan(CROWDED_ABOVE);
    expect(nedocs({ ...known, ventilated: null, boarders: null })!.atLeast).toBeLessThanOrEqual(nedocs(known)!.score!);
  }));
});

it('draws bands and the border of overcrowding where a hospital does', () => {
  expect([30, 31, 90].map((score) => crowdingBand(score, [10, 20, 30, 40, 90]))).toEqual(['extremely_busy', 'overcrowded', 'severe']);
  // (80 - 64.135) x 25 / 85.8 = 4.62
  expect(patientsUntilCrowded(first, 80)).toBe(4);
});
