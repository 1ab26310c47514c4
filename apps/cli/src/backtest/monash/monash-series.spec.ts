import { tsfSet, wideSet } from './monash-series';

test('reads a column per series; the product is the name before the dot', () => {
  const set = wideSet([{ month: '2000-02-01', TH3: '27', 'TH3.1': '' }, { month: '2000-03-01', TH3: '16', 'TH3.1': '4' }])!;
  expect(set).toMatchObject({ firstYear: 2000, firstMonth: 2, months: 2 });
  expect(set.series.map(({ name, kind }) => [name, kind])).toEqual([['TH3', 'TH3'], ['TH3.1', 'TH3']]);
  expect(Array.from(set.series[1]!.counts)).toEqual([NaN, 4]);
  expect(wideSet([])).toBeNull();
});

test('reads the lines after @data, as many months as the shortest has', () => {
  const set = tsfSet('# text: with colon\n@relation x\n@data\nT1:2000-01-01 00-00-00:27,16,18\nT2:2000-01-01 00-00-00:1,2\n')!;
  expect(set).toMatchObject({ firstYear: 2000, firstMonth: 1, months: 2 });
  expect(Array.from(set.series[0]!.counts)).toEqual([27, 16, 18]);
  expect(tsfSet('no data')).toBeNull();
});
