import { HOSPITAL, NOW, HOUR_MS } from '../ward/ward.fixture';
import { issueClock, refusalReason, refusalSince, refusalWords, refusedWardsText } from './refusal-text';

const frame = { hospital: HOSPITAL, now: NOW };

it('says since when in the hospital\'s time, with the day where it is another one', () => {
  expect(refusalSince({ since: NOW - HOUR_MS }, frame)).toBe('No forecast since 08:42');
  // 09:42 less ten hours is the evening before.
  expect(refusalSince({ since: NOW - 10 * HOUR_MS }, frame)).toBe('No forecast since 23:42 on Tue 24 Nov');
  expect(issueClock(NOW, { ...frame, hospital: { ...HOSPITAL, timeZone: 'Asia/Kolkata' } })).toBe('15:12');
});

it('gives the reason in words, and names the parts that a sum misses', () => {
  expect(refusalReason({ reason: 'failed', unitIds: [] }, frame)).toBe('its number of patients is none that a ward can have');
  expect(refusalReason({ reason: 'tenfold_jump', unitIds: [] }, frame)).toBe('the model was far from recent counts');
  expect(refusalReason({ reason: 'unit_missing', unitIds: ['respiratory'] }, frame)).toBe('Respiratory has none, and a sum leaves nobody out');
  expect(refusalReason({ reason: 'unit_missing', unitIds: ['medicine', 'a', 'b', 'c'] }, frame)).toBe('Medicine, a, b and 1 more have none, and a sum leaves nobody out');
});

it('says what works and what to do', () => {
  expect(refusalWords({ reason: 'failed', unitIds: [] }, '27 of 28 staffed', frame).rest).toBe(
    'The reason: its number of patients is none that a ward can have. Occupied beds are live: 27 of 28 staffed. Look at the counts and beds of this ward first. It is tried again with every event and every hour. Code FC-01.',
  );
  expect(refusedWardsText(['Respiratory'], 24).strong).toBe('No forecast in 1 of 24 wards: Respiratory.');
});
