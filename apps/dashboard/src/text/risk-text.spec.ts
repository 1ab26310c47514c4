import { atRiskFromText, firstAtRiskFact, firstAtRiskHour, firstAtRiskSentence } from './risk-text';

/** 09:42 in London. */
const words = { now: Date.parse('2026-11-25T09:42Z'), timeZone: 'Europe/London', isPast: false };
const first = { at: Date.parse('2026-11-25T16:00Z'), chance: 0.34 };

it('says the hour and its chance in ten', () => {
  expect(firstAtRiskSentence(first, 2, words)).toBe('First at risk at 16:00 (3 in 10).');
  expect(firstAtRiskSentence({ ...first, at: Date.parse('2026-11-26T08:00Z') }, 2, words)).toBe('First at risk at 08:00 tomorrow (3 in 10).');
  expect(firstAtRiskSentence(first, 2, { ...words, isPast: true })).toBe('First at risk was 16:00 (3 in 10).');
  expect([firstAtRiskFact(first, 0, words), firstAtRiskHour(first, 0, words), atRiskFromText(first, 0, first.at, words)]).toEqual(['16:00, 3 in 10', '16:00', 'risk from 16:00']);
});

it('is quiet in a sentence where no hour is at risk, and has words in a table', () => {
  expect(firstAtRiskSentence(null, 2, words)).toBe('');
  // Within a day an hour needs no day.
  expect(['2026-11-26T09:00Z', '2026-11-27T08:00Z'].map((at) => firstAtRiskHour({ ...first, at: Date.parse(at) }, 2, words))).toEqual(['09:00', 'Fri 08:00']);
  expect([firstAtRiskFact(null, 2, words), firstAtRiskHour(null, 2, words)]).toEqual(['No hour of the next three days', 'None']);
});

it('says that beds are short already, whatever hour of the forecast is the first', () => {
  for (const risk of [first, null]) {
    expect([firstAtRiskSentence(risk, -5, words), firstAtRiskSentence(risk, -1, { ...words, isPast: true })]).toEqual(['It is 5 beds short now.', 'It was 1 bed short.']);
    expect([firstAtRiskFact(risk, -5, words), firstAtRiskHour(risk, -5, words)]).toEqual(['Already, 5 short', 'Already']);
    expect([atRiskFromText(risk, -2, first.at, words), atRiskFromText(risk, -2, first.at, { ...words, isPast: true })]).toEqual(['2 short now', 'was 2 short']);
  }
});

it('says nothing on a card of a risk that begins after its target', () => {
  expect([atRiskFromText(first, 1, first.at - 3_600_000, words), atRiskFromText(null, 1, first.at, words)]).toEqual(['', '']);
});
