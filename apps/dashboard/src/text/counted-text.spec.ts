import { countedText } from './counted-text';

const NOW = Date.UTC(2026, 10, 25, 10);
const MINUTE = 60_000;

it.each([
  [0, 'Counts only, just counted'],
  [-5 * MINUTE, 'Counts only, just counted'],
  [40 * MINUTE, 'Counts only, 40 min old'],
  [150 * MINUTE, 'Counts only, 2 h old'],
])('says how old a count of %d ms ago is', (age, text) => {
  expect(countedText(NOW - age, NOW)).toBe(text);
});
