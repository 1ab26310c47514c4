import { HOUR_MS } from '@wardcast/timeseries';
import { listedAt, type PastListing } from './listing';

const T = Date.UTC(2026, 0, 5);
const listing = (own: Partial<PastListing>): PastListing => ({ unitId: 'w1', kind: 'ed', expectedAt: null, since: T, from: T, until: null, enteredAt: null, ...own });

test('a listing stands from its receipt until it is ended or the patient has come', () => {
  const stands = (own: Partial<PastListing>, hours: number) => listedAt([listing(own)], T + hours * HOUR_MS).length === 1;
  expect(stands({}, -1)).toBe(false);
  expect(stands({}, 0)).toBe(true);
  expect(stands({ until: T + HOUR_MS }, 1)).toBe(false);
  expect(stands({ enteredAt: T + HOUR_MS }, 1)).toBe(false);
  expect(stands({ expectedAt: T }, 24)).toBe(true);
  expect(stands({ expectedAt: T }, 25)).toBe(false);
});
