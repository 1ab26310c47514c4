import { answerFixture, measureFixture } from '../scenarios/run.fixture';
import { betterIn, changeOf, fromTo, inWords, judgement, likelyWords, outcomeHeadline, rangeOf } from './outcome-text';

const headline = (measures: Parameters<typeof outcomeHeadline>[0]['measures'], isChanged = true) => outcomeHeadline({ measures }, { dayCount: 14, isChanged });

describe('an outcome in words', () => {
  it('is "4 to 1, likely -4 to -2"', () => {
    const days = measureFixture('daysShort', { before: 4.4, after: 1.2, low: -4, high: -2 });
    expect([fromTo(days), changeOf(days), rangeOf(days), inWords(days), betterIn(days), judgement(days)]).toEqual([{ from: '4', to: '1' }, '−3 days', 'likely −4 to −2', 'Fewer days short', '9 in 10', 'better']);
  });

  it('whose range crosses zero is no clear difference, and not judged', () => {
    const electives = measureFixture('cancelledElectives', { before: 18, after: 15, low: -8, high: 2, better: 0.7 });
    expect([changeOf(electives), rangeOf(electives), inWords(electives), betterIn(electives), judgement(electives)]).toEqual(['−3 patients', 'likely −8 to +2', 'No clear difference', '7 in 10', null]);
  });

  it('whose range ends at zero may stay the same', () => {
    expect(inWords(measureFixture('daysShort', { before: 4, after: 2, low: -6, high: 0, clear: true }))).toBe('Fewer days short, or the same');
  });

  it('that is the same in every run says so', () => {
    const same = measureFixture('daysShort', { before: 4, after: 4, low: 0, high: 0, clear: false, better: 0, worse: 0 });
    expect([changeOf(same), rangeOf(same), inWords(same), betterIn(same)]).toEqual(['the same', 'likely the same', 'The same in every run', 'Not judged']);
  });

  it('from formulas has no range yet', () => {
    const first = measureFixture('daysShort', { before: 4, after: 2, low: null, high: null });
    expect([rangeOf(first), inWords(first), betterIn(first), judgement(first)]).toEqual(['range to come', 'First estimate', 'to come', null]);
  });

  it('that rises where more is better is better', () => {
    expect(judgement(measureFixture('discharges', { before: 900, after: 910, low: 2, high: 20 }))).toBe('better');
    expect(judgement(measureFixture('daysShort', { before: 4, after: 11, low: 2, high: 11 }))).toBe('worse');
  });

  it('writes one of a thing and thousands as people do', () => {
    expect(changeOf(measureFixture('daysShort', { before: 2, after: 1, low: -2, high: -1 }))).toBe('−1 day');
    expect(rangeOf(measureFixture('boardingHours', { before: 3000, after: 9000, low: 2646, high: 7395 }))).toBe('likely +2,646 to +7,395');
  });
});

describe('the headline', () => {
  it('is made from the numbers of the table', () => {
    expect(headline(answerFixture().measures)).toEqual({ sentence: 'With these changes the hospital is short on 1 day of the next 14, not 4.', chance: { inTen: 9, strong: 'Chance that it is better: 9 in 10.', rest: 'Likely 2 to 4 fewer days short.' } });
  });

  it('speaks of the first outcome with a clear change', () => {
    const measures = [measureFixture('daysShort', { before: 0, after: 0, low: 0, high: 0, clear: false }), measureFixture('bedDaysShort', { before: 23, after: 40, low: 8, high: 26, better: 0.01, worse: 0.93 })];
    expect(headline(measures)).toEqual({ sentence: 'With these changes wards are short of 40 bed-days, not 23.', chance: { inTen: 9, strong: 'Chance that it is worse: 9 in 10.', rest: 'Likely 8 to 26 more bed-days short.' } });
  });

  it('says that there is no clear difference', () => {
    expect(headline([measureFixture('daysShort', { before: 4, after: 4, low: -1, high: 1 })]).sentence).toBe('No clear difference: the hospital is short on 4 days of the next 14 either way.');
    expect(headline([measureFixture('daysShort', { before: 4, after: 3, low: -2, high: 1 })]).sentence).toBe('No clear difference: the hospital is short on 3 days of the next 14, and 4 without the changes.');
  });

  it('of the baseline alone says what is expected, of a replayed week what was', () => {
    expect(headline(answerFixture().measures, false)).toEqual({ sentence: 'Nothing is changed yet: the hospital is short on 4 days of the next 14.', chance: null });
    expect(outcomeHeadline(answerFixture(), { dayCount: 7, isChanged: true, isPast: true }).sentence).toBe('With these changes the hospital would have been short on 1 day of the 7 days, not 4.');
  });
});

it.each([[-4, -2, 'likely 2 to 4 fewer days'], [-3, -3, 'likely 3 fewer days'], [1, 5, 'likely 1 to 5 more days'], [-3, 1, 'likely 3 fewer to 1 more days'], [0, 0, 'likely no more or fewer days']])('a range of %d to %d is %s', (low, high, words) => {
  expect(likelyWords(low, high, 'days')).toBe(words);
});
