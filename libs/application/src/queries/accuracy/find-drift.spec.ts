import type { ScoredLoss, ScoreStore } from '../../ports/score-store.port';
import { findDrift } from './find-drift';

const DAY_MS = 86_400_000;
const NOW = Date.UTC(2026, 5, 1);
/** Thirteen days of one transform: the eighth of .9 is an alarm, and less than a week old. */
const days = (nodeId: string, pit: number): readonly ScoredLoss[] => Array.from({ length: 13 }, (_, i) => ({ nodeId, target: NOW - (13 - i) * DAY_MS, pit, pinball: 1, floor: 1 }));

test('names the units that drift, by scores that do not overlap', async () => {
  const asked: unknown[] = [];
  const losses: ScoreStore['losses'] = (facilityId, range, stream) => {
    asked.push([facilityId, range.to - range.from, stream]);
    return Promise.resolve(stream.leadHours === 24 ? [...days('high', 0.9), ...days('fine', 0.5)] : []);
  };
  const found = await findDrift({ losses } as ScoreStore, 'north', NOW);
  expect([...found.keys()]).toEqual(['high']);
  expect(found.get('high')).toMatchObject({ kind: 'level' });
  expect(asked).toEqual([['north', 56 * DAY_MS, { leadHours: 24, everyHours: 24 }], ['north', 56 * DAY_MS, { leadHours: 4, everyHours: 6 }]]);
});
