import { cleanCounts } from './clean-counts';
import { doubtNotes } from './doubt-notes';

test('says in whole sentences what was not believed, and nothing where all was', () => {
  expect(doubtNotes(cleanCounts([5, 6, 5]))).toEqual([]);
  expect(doubtNotes(cleanCounts([5, -1, 6, 999, 5]))).toEqual(['1 negative count was read as not reported.', '1 count of more than ten times the usual was read as not reported.']);
  expect(doubtNotes(cleanCounts([-1, -2]))).toEqual(['2 negative counts were read as not reported.']);
});
