import { boardFixture } from '../testing/board-fixture';
import { namedReading, nodeOf, readingOf } from '../testing/readings';
import { nextSort, sortRows, WARD_COLUMNS } from './ward-columns';

const board = boardFixture();
const rows = [namedReading(board, 'urology', 0.1), namedReading(board, 'trauma', 0.9), { name: 'silent', reading: readingOf({ ...nodeOf(board, 'stroke'), forecast: null }) }];

function column(key: string) {
  const found = WARD_COLUMNS.find((each) => each.key === key);
  if (!found) throw new Error(`No column ${key}`);
  return found;
}

describe('sorting the ward table', () => {
  it('puts the worst on top with the first click and turns with the second', () => {
    const first = nextSort(null, column('chance'));
    expect(sortRows(rows, first).map(({ name }) => name)).toEqual(['trauma', 'urology', 'silent']);
    expect(sortRows(rows, nextSort(first, column('chance'))).map(({ name }) => name)).toEqual(['urology', 'trauma', 'silent']);
  });

  it('sorts names as text', () => {
    expect(sortRows(rows, { key: 'ward', direction: 'ascending' }).map(({ name }) => name)).toEqual(['silent', 'trauma', 'urology']);
  });

  it('leaves the order alone where a column has no data', () => {
    expect(sortRows(rows, { key: 'ownEstimate', direction: 'ascending' })).toEqual(rows);
  });
});
