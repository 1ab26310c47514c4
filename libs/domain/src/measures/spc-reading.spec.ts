import { readAssurance, readSpc, spcChart } from './spc-reading';

const ZIGZAG = [10, 12, 10, 12, 10, 12, 10, 12, 10, 12, 10, 12];

describe('readSpc', () => {
  it('says too few below eight values', () => {
    expect(readSpc(spcChart(ZIGZAG.slice(0, 7)), 'lower')).toMatchObject({ kind: 'too_few', judgement: null });
    expect(readSpc(spcChart(ZIGZAG.slice(0, 8)), 'lower')).toMatchObject({ kind: 'usual' });
  });

  it('calls a trend of seven weeks a real rise, worse where lower is better, and counts its weeks', () => {
    const rising = [5, 6, 5, 6, 5, 6, 7, 8, 9, 10, 11, 12];
    // From 5 (ninth last) to 12: steps up from index 4 on, so eight members. The last points lie outside as well, which is named first.
    const reading = readSpc(spcChart(rising), 'lower');
    expect(reading).toMatchObject({ kind: 'real', direction: 'rise', judgement: 'worse' });
    expect(readSpc(spcChart(rising), 'higher').judgement).toBe('better');
    expect(readSpc(spcChart(rising), 'neither').judgement).toBe('neutral');
  });

  it('calls seven weeks below the mean a real fall and counts them', () => {
    // Mean (5 x 20 + 7 x 10) / 12 = 14.17; one moving range of 10 in eleven, 10 / 11 x 2.66 = 2.4: the low ones are outside too.
    const fallen = [20, 20, 20, 20, 20, 10, 10, 10, 10, 10, 10, 10];
    expect(readSpc(spcChart(fallen), 'lower')).toMatchObject({ kind: 'real', direction: 'fall', judgement: 'better', weeks: 7 });
  });

  it('forgets a change that is over', () => {
    expect(readSpc(spcChart([...ZIGZAG.slice(0, 5), 30, ...ZIGZAG.slice(0, 6)]), 'lower').kind).toBe('usual');
  });
});

describe('readAssurance', () => {
  // Mean 11, every moving range 2: limits 11 -+ 5.32, from 5.68 to 16.32.
  const chart = spcChart(ZIGZAG);
  it.each([
    [17, 'lower', 'will_meet'],
    [11, 'lower', 'hit_or_miss'],
    [5, 'lower', 'will_miss'],
    [5, 'higher', 'will_meet'],
    [17, 'higher', 'will_miss'],
  ] as const)('against %d, %s is better: %s', (value, betterWhen, assurance) => {
    expect(readAssurance(chart, { value, source: '' }, betterWhen)).toBe(assurance);
  });

  it('says nothing without a chart or a direction', () => {
    expect(readAssurance(null, { value: 1, source: '' }, 'lower')).toBeNull();
    expect(readAssurance(chart, { value: 1, source: '' }, 'neither')).toBeNull();
  });
});
