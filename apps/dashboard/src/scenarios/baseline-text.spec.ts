import { baselineText, staleFor } from './baseline-text';
import { baselineFixture, ISSUED_AT } from './run.fixture';

const HOUR_MS = 3_600_000;

it('names a baseline by its moment, a replayed week by its days', () => {
  expect(baselineText(baselineFixture(), 'Europe/London')).toBe('baseline of Wed 25 Nov, 09:40');
  expect(baselineText(baselineFixture({ start: 'last_week', issuedAt: Date.UTC(2026, 10, 18, 9), horizonHours: 168 }), 'Europe/London')).toBe('the week from Wed 18 Nov to Wed 25 Nov');
});

it('is stale from a day on, a replayed week from a day after its end on', () => {
  expect(staleFor(baselineFixture(), ISSUED_AT + 23 * HOUR_MS)).toBeNull();
  expect(staleFor(baselineFixture(), ISSUED_AT + 24 * HOUR_MS)).toBe('1 day');
  expect(staleFor(baselineFixture(), ISSUED_AT + 75 * HOUR_MS)).toBe('3 days');
  expect(staleFor(baselineFixture({ start: 'last_week', horizonHours: 168 }), ISSUED_AT + 170 * HOUR_MS)).toBeNull();
  expect(staleFor(baselineFixture(), null)).toBeNull();
});
