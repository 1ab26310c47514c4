import { lossesByMethod, publishedPairs, publishedRows, publishedTable } from './published-rows';
import { withFiles } from './testing/data-folder';

const TABLE = '# Table\n| Method | Quantile Bias | Pinball | Time |\n|---|---|---|---|\n| NOtr-1 | 0.01 | 1.25 | 4 |\n| **Best** | 0.02 | **1.125** | 5 |\n| Cheap (empirical) | 0.1 | 1.5 | 1 |\n';

test('the table is read with its marks and remarks taken off', () => {
  withFiles({ 'PUBLISHED.md': TABLE }, (folder) => {
    expect(publishedTable(folder)).toEqual([
      { name: 'NOtr-1', value: 1.25 },
      { name: 'Best', value: 1.125 },
      { name: 'Cheap', value: 1.5 },
    ]);
  });
});

test('losses by pair stand for their rows of the table, the others are of other pairs', () => {
  withFiles({ 'PUBLISHED.md': TABLE }, (folder) => {
    expect(publishedRows(folder, { Best: [1, 2] })).toEqual([
      { name: 'Best', metric: 'pinball', value: 1.5, samePairs: true },
      { name: 'NOtr-1', metric: 'pinball', value: 1.25, samePairs: false },
      { name: 'Cheap', metric: 'pinball', value: 1.5, samePairs: false },
    ]);
  });
});

test('pairs and their losses belong together only when they are as many', () => {
  const pairs = 'issue_utc,target_utc\na,b\nc,d\n';
  withFiles({ 'eval_pairs.csv': pairs, 'published_pinball_by_pair.csv': 'issue_utc,Best\na,1\nc,3\n' }, (folder) => {
    const { losses } = publishedPairs(folder)!;
    expect(lossesByMethod(losses, [1, 0])).toEqual({ Best: [3, 1] });
  });
  withFiles({ 'eval_pairs.csv': pairs, 'published_pinball_by_pair.csv': 'Best\n1\n' }, (folder) => {
    expect(publishedPairs(folder)!.losses).toEqual([]);
  });
  withFiles({}, (folder) => {
    expect(publishedPairs(folder)).toBeNull();
    expect(publishedRows(folder, {})).toEqual([]);
  });
});
