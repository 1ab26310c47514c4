import { headlineSentence, listWords, supportSentence } from './headline-text';

function sentence(free: number, isPast = false) {
  const { before, marked, after } = headlineSentence(free, { subject: 'Medicine', at: '14:00', isPast });
  return `${before}[${marked}]${after}`;
}

describe('the headline', () => {
  it.each([
    [-3, 'Medicine will probably be [3 beds short] at 14:00.'],
    [-1, 'Medicine will probably be [1 bed short] at 14:00.'],
    [0, 'Medicine will probably have [no bed free] at 14:00.'],
    [2, 'Medicine will probably have [2 beds free] at 14:00.'],
  ])('speaks of %d free beds', (free, words) => {
    expect(sentence(free)).toBe(words);
  });

  it('speaks of stale data in the past tense', () => {
    expect(sentence(-3, true)).toBe('Medicine was expected to be [3 beds short] at 14:00.');
  });
});

describe('the second sentence', () => {
  const support = { isSubjectShort: true, atRisk: [{ name: 'Intensive Care', chance: 8 }, { name: 'Trauma', chance: 5 }], moreAtRisk: 0, withRoom: ['Surgery', 'Women and children'] };

  it('names who may run out too and who has room', () => {
    expect(supportSentence(support, false)).toBe('Intensive Care (8 in 10) and Trauma (5 in 10) may run out too. Surgery and Women and children have room.');
  });

  it('counts what it does not name', () => {
    expect(supportSentence({ ...support, isSubjectShort: false, moreAtRisk: 2, withRoom: ['Surgery'] }, true)).toBe('Intensive Care (8 in 10), Trauma (5 in 10) and 2 more might have run out. Surgery had room.');
  });

  it('is empty when there is nothing to say', () => {
    expect(supportSentence({ isSubjectShort: true, atRisk: [], moreAtRisk: 0, withRoom: [] }, false)).toBe('');
  });
});

describe('listWords', () => {
  it('joins with commas and one and', () => {
    expect([listWords([]), listWords(['A']), listWords(['A', 'B']), listWords(['A', 'B', 'C'])]).toEqual(['', 'A', 'A and B', 'A, B and C']);
  });
});
