import { boardFixture } from '../testing/board-fixture';
import { namedReading, nodeOf, readingOf } from '../testing/readings';
import { boardCsv, csvCell, type CsvContext } from './board-csv';

const context: CsvContext = {
  about: [['Hospital', 'Riverside']],
  header: (key) => key,
  noData: 'No data',
  levelWord: () => 'Short',
  chanceWord: (reading) => `${reading.target?.chance} in 10`,
  firstAtRiskWord: ({ node }) => (node.forecast ? String(node.forecast.firstAtRisk?.at) : 'No data'),
  updatedWord: () => 'then',
};

describe('csvCell', () => {
  it('quotes commas, quotes and line breaks', () => {
    expect(['a,b', 'say "x"', 'two\nlines'].map(csvCell)).toEqual(['"a,b"', '"say ""x"""', '"two\nlines"']);
  });

  it('makes text that looks like a formula harmless, and leaves numbers alone', () => {
    expect([csvCell('=SUM(A1)'), csvCell('@x'), csvCell('-2'), csvCell(-2)]).toEqual(["'=SUM(A1)", "'@x", "'-2", '-2']);
  });
});

describe('boardCsv', () => {
  const board = boardFixture();

  it('writes one line per ward below the lines about it', () => {
    const lines = boardCsv([namedReading(board, 'trauma', 0.7)], context).split('\r\n');
    expect(lines.slice(0, 2)).toEqual(['Hospital,Riverside', '']);
    expect(lines[3]?.split(',').slice(0, 5)).toEqual(['trauma', 'Short', '30', '29', '1']);
    expect(lines[3]).toContain('7 in 10');
  });

  it('has words and no blank where there is no data', () => {
    const line = boardCsv([{ name: 'stroke', reading: readingOf({ ...nodeOf(board, 'stroke'), forecast: null }) }], context).split('\r\n')[3];
    expect(line?.split(',').includes('')).toBe(false);
    expect(line).toContain('No data');
  });
});
