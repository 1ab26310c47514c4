import { HOUR_MS } from '@wardcast/timeseries';
import { fitUnitFlow } from '../flow/unit-flow';
import { syntheticUnit } from '../testing/synthetic-unit';
import { fitSumSpreads } from './fit-sum-spreads';

const ZONE = 'Europe/London';
const FROM = Date.UTC(2026, 0, 5);
const DAYS = 56;
const TO = FROM + DAYS * 24 * HOUR_MS;
const stays = ['a', 'b', 'c'].flatMap((unitId, i) =>
  // Units b and c have the same patients: their errors are one and the same.
  syntheticUnit({ seed: i === 0 ? 3 : 4, zone: ZONE, from: FROM, days: DAYS, arrivalsPerHour: () => 0.8, departuresPerHour: () => 1 / 24 }).map((stay) => ({ ...stay, unitId })),
);
const flows = new Map(['a', 'b', 'c'].map((unitId) => [unitId, fitUnitFlow({ unitId, zone: ZONE, from: FROM, to: TO, stays: stays.filter((stay) => stay.unitId === unitId) })]));

test('groups whose units move together are wide, those of strangers are not, and unknown units count for nothing', () => {
  const groups = [
    { nodeId: 'twins', unitIds: ['b', 'c'] },
    { nodeId: 'strangers', unitIds: ['a', 'b'] },
    { nodeId: 'alone', unitIds: ['a', 'nowhere'] },
    { nodeId: 'empty', unitIds: [] },
  ];
  const spreads = fitSumSpreads({ groups, stays, flowOf: (unitId) => flows.get(unitId) });
  // Two copies: twice the deviation of one, over sqrt(2) of it: 1.41 before it is drawn in.
  for (const factor of spreads['twins']!.byBucket) expect(factor).toBeGreaterThan(1.15);
  for (const name of ['strangers', 'alone', 'empty']) for (const factor of spreads[name]!.byBucket) expect(Math.abs(factor - 1)).toBeLessThan(0.25);
});
