import { HOSPITAL } from '../testing/board-fixture';
import { boardSearch, readSearch } from './board-search';

describe('the board in the URL', () => {
  it('keeps known parameters as text and drops the others', () => {
    expect(boardSearch({ target: '14:00', view: 'table', utm: 'x', level: 5 })).toEqual({ target: '14:00', view: 'table', level: '5' });
  });

  it('reads what is good', () => {
    expect(readSearch({ view: 'table', level: 'short', division: 'medicine' }, HOSPITAL)).toEqual({ view: 'table', level: 'short', division: 'medicine', bad: [] });
  });

  it('reports and ignores what is not', () => {
    const { bad, ...read } = readSearch({ view: 'pie', level: 'panic', division: 'elsewhere' }, HOSPITAL);
    expect(read).toEqual({ view: 'board', level: null, division: undefined });
    expect(bad.map(({ name }) => name)).toEqual(['view', 'level', 'division']);
  });

  it('takes the hospital itself as a division', () => {
    expect(readSearch({ division: HOSPITAL.facilityId }, HOSPITAL).division).toBe(HOSPITAL.facilityId);
  });
});
