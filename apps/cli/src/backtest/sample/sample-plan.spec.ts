import { readRange } from './sample-plan';

const open = { from: null, to: null };

test('without options the range is four weeks from a fixed Monday', () => {
  expect(readRange(open)).toEqual({ seed: 1, from: Date.UTC(2026, 0, 5), to: Date.UTC(2026, 1, 2) });
});

test('dates and seed are read', () => {
  expect(readRange({ from: '2026-03-02', to: '2026-03-09', seed: '7' })).toEqual({ seed: 7, from: Date.UTC(2026, 2, 2), to: Date.UTC(2026, 2, 9) });
});

test('what cannot be is answered with a sentence', () => {
  expect(readRange({ ...open, seed: '-1' })).toContain('--seed');
  expect(readRange({ from: null, to: '2025-03-02' })).toContain('after');
  expect(readRange({ from: '2024-03-02', to: '2026-03-02' })).toContain('52 weeks');
});
