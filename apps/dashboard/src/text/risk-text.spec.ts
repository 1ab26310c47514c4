import { atRiskFromText, firstAtRiskFact, firstAtRiskHour, firstAtRiskSentence } from './risk-text';

/** 09:42 in London. */
const words = { now: Date.parse('2026-11-25T09:42Z'), timeZone: 'Europe/London', isPast: false };
const first = { at: Date.parse('2026-11-25T16:00Z'), chance: 0.34 };

it('says the hour and its chance in ten', () => {
  expect(firstAtRiskSentence(first, words)).toBe('First at risk at 16:00 (3 in 10).');
  expect(firstAtRiskSentence({ ...first, at: Date.parse('2026-11-26T08:00Z') }, words)).toBe('First at risk at 08:00 tomorrow (3 in 10).');
  expect(firstAtRiskSentence(first, { ...words, isPast: true })).toBe('First at risk was 16:00 (3 in 10).');
  expect([firstAtRiskFact(first, words), firstAtRiskHour(first, words), atRiskFromText('16:00', false)]).toEqual(['16:00, 3 in 10', '16:00', 'risk from 16:00']);
});

it('is quiet in a sentence where no hour is at risk, and has words in a table', () => {
  expect(firstAtRiskSentence(null, words)).toBe('');
  // Within a day an hour needs no day.
  expect(['2026-11-26T09:00Z', '2026-11-27T08:00Z'].map((at) => firstAtRiskHour({ ...first, at: Date.parse(at) }, words))).toEqual(['09:00', 'Fri 08:00']);
  expect([firstAtRiskFact(null, words), firstAtRiskHour(null, words)]).toEqual(['No hour of the next three days', 'None']);
});
