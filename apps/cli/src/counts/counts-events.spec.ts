import { applyEvents, createLedger, parseEvent, toRawMessage } from '@wardcast/domain';
import { aFacility } from '@wardcast/domain/testing';
import { countsEvents, type CountsOutcome } from './counts-events';

const facility = aFacility();
/** 2026-01-05, a Monday; London is on UTC. */
const DAY = Date.UTC(2026, 0, 5) / 86_400_000;
const NOW = Date.UTC(2026, 0, 6);
const file = (name: string, values: readonly number[], hour = DAY * 24) => ({ series: [{ name, hours: values.map((_, i) => hour + i), values }], notes: [] });
const events = (...args: Parameters<typeof countsEvents>) => (countsEvents(...args) as CountsOutcome).events;

it('makes an event of every count that was reported, with the same id each time the file is read', () => {
  const found = events(file('Ward w1', [3, NaN, 4]), facility, NOW);
  expect(found.map(({ occurredAt, data }) => [(occurredAt - DAY * 86_400_000) / 3_600_000, data])).toEqual([[0, { unitId: 'w1', occupiedBeds: 3 }], [2, { unitId: 'w1', occupiedBeds: 4 }]]);
  expect(events(file('w1', [3, NaN, 4]), facility, NOW + 1).map(({ eventId }) => eventId)).toEqual(found.map(({ eventId }) => eventId));
});

it('makes events that the ledger takes, in the hospital of the file', () => {
  const found = events(file('w1', [3, 4]), facility, NOW);
  expect(found.map((event) => parseEvent(toRawMessage(event)))).toEqual(found);
  expect(applyEvents(createLedger(facility), found).applied).toHaveLength(2);
});

it('reads the wall clock of the hospital, and nothing that is yet to come', () => {
  const summer = Date.UTC(2026, 6, 1) / 86_400_000;
  expect(events(file('w1', [5], summer * 24 + 10), facility, NOW + 365 * 86_400_000)[0]!.occurredAt).toBe(Date.UTC(2026, 6, 1, 9));
  expect(events(file('w1', [5], summer * 24 + 10), facility, NOW)).toEqual([]);
});

it('says which series is no unit and which count is none', () => {
  expect(countsEvents(file('Ward 99', [3]), facility, NOW)).toEqual({ refused: expect.stringContaining('"Ward 99"') as string });
  expect(countsEvents(file('w1', [-3]), facility, NOW)).toEqual({ refused: expect.stringContaining('-3') as string });
  expect(countsEvents(file('w1', [2.5]), facility, NOW)).toEqual({ refused: expect.stringContaining('2.5') as string });
});
