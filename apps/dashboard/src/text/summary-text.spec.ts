import { summaryFixture } from '../summary/summary.fixture';
import { caveatTexts, changeSentences, plainSentences, riskSentence, shortageSentence } from './summary-text';

const ZONE = 'Europe/London';
const { headline } = summaryFixture();
if (!headline) throw new Error('The fixture has a headline.');

describe('the first sentence', () => {
  it.each([
    [{}, 'Beds ran short on 2 of 7 days; Tuesday was the worst, 6 short in Medicine.'],
    [{ shortDays: [1, 2, 3, 4, 5, 6, 7] }, 'Beds ran short every day; Tuesday was the worst, 6 short in Medicine.'],
    [{ shortDays: [], worst: null }, 'No division ran short of beds; Tuesday was the fullest, 99 % of staffed beds.'],
    [{ shortDays: [], worst: null, fullest: null }, 'No division ran short of beds.'],
  ])('%j', (own, sentence) => {
    expect(shortageSentence(summaryFixture({ headline: { ...headline, ...own } }), ZONE)).toBe(sentence);
  });
});

describe('the second sentence', () => {
  it.each([
    ['outside', 'above its usual range'],
    ['shift', 'above its usual middle 8 weeks in a row'],
    ['trend', 'up 8 weeks in a row'],
    ['near_limit', 'two of three weeks near the top of its usual range'],
  ] as const)('says why: %s', (cause, why) => {
    const { measures } = summaryFixture();
    const changed = measures.map((measure) => (measure.id === 'boarding_hours' ? { ...measure, reading: { ...measure.reading, cause } } : measure));
    expect(changeSentences(summaryFixture({ measures: changed }))[0]?.after).toBe(`, 1,140, ${why}.`);
  });

  it('says that nothing changed, or that it is too early to tell', () => {
    const of = (own: object) => changeSentences(summaryFixture({ headline: { ...headline, changes: [], ...own } })).map(({ before, strong, after }) => before + strong + after);
    expect(of({})).toEqual(['Nothing changed beyond its usual variation, in 14 measures.']);
    expect(of({ judged: 0, tooFew: 14 })).toEqual(['There are too few weeks yet to tell a real change from noise.']);
  });
});

describe('the third sentence', () => {
  it('says that no day stands out, or that there was no forecast', () => {
    const of = (own: object) => { const { before, strong, after } = riskSentence(summaryFixture(own), ZONE); return before + strong + after; };
    expect(of({ headline: { ...headline, risk: null } })).toBe('In the week after, no day stands out, as far as the forecast reaches, Thursday 26 November.');
    expect(of({ outlook: null })).toBe('No forecast of the week after had been issued.');
    expect(of({ state: 'preview' })).toMatch(/^This week Tuesday is the day at risk: 6 in 10/);
  });
});

it('never speaks more than three sentences beside its changes, and all of them fit an e-mail', () => {
  expect(plainSentences(summaryFixture(), ZONE)).toHaveLength(3);
});

it('says which hours and measures are not known', () => {
  const texts = caveatTexts(summaryFixture({ knownHours: 160 }), ZONE);
  expect(texts[0]).toBe('8 of 168 hours are not known for every ward and are left out.');
  expect(texts).toContain('Nothing is known of left without being seen.');
  expect(texts).toContain('Targets: Somebody, 2024.');
});
