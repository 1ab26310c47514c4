import { leadingNumber, publishedTables } from './published-table';

test('reads the tables of a text, without the lines that rule them and the marks of emphasis', () => {
  const text = '# Title\n| h | MASE |\n|---|---|\n| 7 | **0.66** (0.64 - 0.69) |\n\nwords | with a bar\n| a |\n|---|\n| b |\n';
  expect(publishedTables(text)).toEqual([
    { head: ['h', 'MASE'], rows: [['7', '0.66 (0.64 - 0.69)']] },
    { head: ['a'], rows: [['b']] },
  ]);
});

test('reads the number that a cell begins with', () => {
  expect(leadingNumber('0.66 (0.64 - 0.69)')).toBe(0.66);
  expect(leadingNumber('.5')).toBe(0.5);
  expect(leadingNumber('theta')).toBeNull();
  expect(leadingNumber(undefined)).toBeNull();
});
