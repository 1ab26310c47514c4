import { againstSentence, comparisonHeadline } from './comparison-words';
import { answerFixture, measureFixture, scenarioFixture } from './run.fixture';

const [a, b] = [scenarioFixture({ name: 'Beds' }), scenarioFixture({ name: 'Flu' })];

it('calls one better only by the direct run', () => {
  expect(comparisonHeadline({ a, b, direct: answerFixture(), answers: [answerFixture(), answerFixture()] })).toBe('"Beds" does better than "Flu": days short 1, not 4.');
  expect(comparisonHeadline({ a, b, direct: null, answers: [answerFixture(), answerFixture()] })).toBe('"Beds" and "Flu", each against its own baseline.');
  expect(comparisonHeadline({ a, b, direct: null, answers: [null, answerFixture()] })).toBe('Working it out.');
});

it('says worse, and says no clear difference', () => {
  const worse = answerFixture({ measures: [measureFixture('daysShort', { before: 2, after: 9, low: 3, high: 11 })] });
  expect(comparisonHeadline({ a, b, direct: worse, answers: [worse, worse] })).toBe('"Beds" does worse than "Flu": days short 9, not 2.');
  const none = answerFixture({ measures: [measureFixture('daysShort', { before: 4, after: 3, low: -2, high: 1 })] });
  expect(comparisonHeadline({ a, b, direct: none, answers: [none, none] })).toBe('No clear difference between "Beds" and "Flu".');
});

it('holds each outcome of A against B', () => {
  expect(againstSentence(measureFixture('daysShort', { before: 6, after: 1, low: -7, high: -4 }))).toBe('Days short: A has likely 4 to 7 fewer days. Better in 9 in 10.');
  expect(againstSentence(measureFixture('daysShort', { before: 6, after: 5, low: -3, high: 1 }))).toBe('Days short: no clear difference.');
  expect(againstSentence(measureFixture('daysShort', { before: 6, after: 5, low: null, high: null }))).toBe('Days short: to come.');
});
