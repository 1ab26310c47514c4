import { modelText } from './model-text';

const ISSUED = Date.parse('2026-11-26T06:30Z');

it('tells the time of the fit in the hospital\'s zone, with the day where it is another one', () => {
  expect(modelText('ensemble-1, fitted 2026-11-26 05:38 UTC', ISSUED, 'Europe/London')).toBe('ensemble-1, fitted 05:38');
  // Half past five hours ahead of UTC.
  expect(modelText('ensemble-1, fitted 2026-11-26 05:38 UTC', ISSUED, 'Asia/Kolkata')).toBe('ensemble-1, fitted 11:08');
  expect(modelText('flow-2, fitted 2026-11-25 23:59 UTC', ISSUED, 'Europe/London')).toBe('flow-2, fitted 23:59, Wed 25 Nov');
});

it('leaves a version alone that says no time', () => {
  for (const version of ['1.4.2', 'profile-1', 'fitted 2026-99-99 05:38 UTC']) expect(modelText(version, ISSUED, 'Europe/London')).toBe(version);
});
