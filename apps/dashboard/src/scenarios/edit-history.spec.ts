import fc from 'fast-check';
import { applyEdit, MOST_STEPS, startHistory, type EditHistory } from './edit-history';

const surge = (percent: number) => [{ kind: 'surge', params: { percent } }];
const set = (history: EditHistory, percent: number, at: number, control = 'surge 0 percent') => applyEdit(history, { kind: 'set', changes: surge(percent), control, at });

it('undoes a drag as a whole and a later move for itself', () => {
  let history = startHistory([]);
  for (let step = 1; step <= 10; step += 1) history = set(history, step, step * 50);
  history = set(history, 20, 5_000);
  expect(applyEdit(history, { kind: 'undo' }).changes).toEqual(surge(10));
  expect(applyEdit(applyEdit(history, { kind: 'undo' }), { kind: 'undo' }).changes).toEqual([]);
});

it('takes two controls that move at once for two steps', () => {
  const history = set(set(startHistory([]), 1, 0), 2, 10, 'beds 0 delta');
  expect(history.past).toHaveLength(2);
});

it('redoes what was undone until something else is done', () => {
  const undone = applyEdit(set(set(startHistory([]), 1, 0), 2, 10_000), { kind: 'undo' });
  expect(applyEdit(undone, { kind: 'redo' }).changes).toEqual(surge(2));
  expect(applyEdit(set(undone, 3, 20_000), { kind: 'redo' }).changes).toEqual(surge(3));
});

it('keeps fifty steps', () => {
  let history = startHistory([]);
  for (let step = 1; step <= MOST_STEPS + 10; step += 1) history = set(history, step, step * 10_000);
  for (let step = 0; step < MOST_STEPS + 10; step += 1) history = applyEdit(history, { kind: 'undo' });
  // Sixty moves, of which the last fifty can be undone: back to the tenth.
  expect(history.changes).toEqual(surge(10));
});

it('as many undos and redos in a row end where they began', () => {
  fc.assert(fc.property(fc.array(fc.nat(100), { minLength: 1, maxLength: MOST_STEPS }), (moves) => {
    const end = moves.reduce((history, percent, index) => set(history, percent, index * 10_000), startHistory([]));
    const back = moves.reduce((history) => applyEdit(history, { kind: 'undo' }), end);
    expect(back.changes).toEqual([]);
    expect(moves.reduce((history) => applyEdit(history, { kind: 'redo' }), back).changes).toEqual(end.changes);
  }));
});
