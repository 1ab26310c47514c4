import { baselineText, baselinesText, isBaseline, wideningText } from './doubt-text';

const stepDown = (reason: 'stale_input' | 'tenfold_jump', unitIds: readonly string[] = []) => ({ reason, unitIds });

describe('baselineText', () => {
  it('says which rule speaks and why', () => {
    expect(baselineText({ ladderStep: 4, stepDown: stepDown('stale_input') })).toBe('Baseline shown: hour-of-week profile, because nothing was heard of the ward for hours.');
    expect(baselineText({ ladderStep: 5, stepDown: stepDown('tenfold_jump', ['a', 'b']) })).toBe('Baseline shown in 2 of its wards: last known value, because the model was far from recent counts.');
  });

  it('says nothing while a model speaks, and without a forecast', () => {
    expect(baselineText({ ladderStep: 2, stepDown: null })).toBeNull();
    expect(baselineText({ ladderStep: 3, stepDown: stepDown('tenfold_jump') })).toBeNull();
    expect(isBaseline(null)).toBe(false);
  });
});

describe('wideningText', () => {
  it('names the cause with its size', () => {
    expect(wideningText({ cause: 'feed_late', feedId: 'adt', blindMinutes: 31 }).strong).toBe('Ranges are wider because the feed adt was 31 minutes late.');
    expect(wideningText({ cause: 'feed_late', feedId: null, blindMinutes: 180 }).strong).toBe('Ranges are wider because the feed was 3 hours late.');
    expect(wideningText({ cause: 'hours_missing', feedId: null, blindMinutes: 180 }).strong).toBe('Ranges are wider because 3 hours of the last day are not known.');
    expect(wideningText({ cause: 'contradictions', feedId: null, blindMinutes: 90 }).strong).toContain('contradict');
  });
});

describe('baselinesText', () => {
  it('names up to three wards and counts the rest', () => {
    expect(baselinesText(['A', 'B'], 24).strong).toBe('Baseline shown in 2 of 24 wards: A and B.');
    expect(baselinesText(['A', 'B', 'C', 'D', 'E'], 24).strong).toBe('Baseline shown in 5 of 24 wards: A, B, C and 2 more.');
  });
});
