import type { NotedPart } from './forecast-notes';
import { LadderWatch } from './ladder-watch';

const watch = () => new LadderWatch('north', new Set(['a', 'b']));
const champion = (nodeId: string): NotedPart => ({ nodeId, ladderStep: 2, notes: null });
const below = (nodeId: string, ladderStep: number, reason: 'no_model' | 'tenfold_jump' = 'tenfold_jump', unitIds: readonly string[] = []): NotedPart => ({ nodeId, ladderStep, notes: { stepDown: { reason, unitIds }, widening: null } });

test('a step down is raised once, and cleared once the best rung speaks again', () => {
  const ladder = watch();
  expect(ladder.observe([champion('a'), champion('b')])).toMatchObject({ raised: [], cleared: [], unitsByStep: new Map([[2, 2]]) });
  expect(ladder.observe([below('a', 4)])).toEqual({ facilityId: 'north', raised: [{ nodeId: 'a', ladderStep: 4, reason: 'tenfold_jump' }], cleared: [], unitsByStep: new Map([[4, 1], [2, 1]]) });
  expect(ladder.observe([below('a', 4), champion('b')])).toMatchObject({ raised: [], cleared: [] });
  expect(ladder.observe([champion('a')])).toMatchObject({ raised: [], cleared: ['a'], unitsByStep: new Map([[2, 2]]) });
  expect(ladder.observe([champion('a')])).toMatchObject({ raised: [], cleared: [] });
});

test('another rung or another reason is told anew', () => {
  const ladder = watch();
  ladder.observe([below('a', 4)]);
  expect(ladder.observe([below('a', 6)]).raised).toHaveLength(1);
  expect(ladder.observe([below('a', 6, 'no_model')]).raised).toHaveLength(1);
});

test('a sum is told for a reason of its own, not for that of its units', () => {
  const ladder = watch();
  expect(ladder.observe([below('a', 4), below('division', 4, 'tenfold_jump', ['a'])]).raised.map(({ nodeId }) => nodeId)).toEqual(['a']);
  expect(ladder.observe([below('division', 4)]).raised).toMatchObject([{ nodeId: 'division' }]);
  // Its units stepped down as well, and its own reason is gone: that alarm is over.
  expect(ladder.observe([below('division', 4, 'tenfold_jump', ['a'])]).cleared).toEqual(['division']);
});
