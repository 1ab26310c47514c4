import { boardFixture, HOSPITAL } from '../testing/board-fixture';
import { namedReading } from '../testing/readings';
import { actionsOf } from './needs-action';

const board = boardFixture();

describe('actionsOf', () => {
  it('lists at most three wards at Short or worse, worst first', () => {
    const units = [namedReading(board, 'renal', 0.5), namedReading(board, 'trauma', 0.9), namedReading(board, 'urology', 0.6), namedReading(board, 'stroke', 0.7), namedReading(board, 'children', 0.4)];
    expect(actionsOf(HOSPITAL, units).map(({ unit }) => unit.unitId)).toEqual(['trauma', 'stroke', 'urology']);
  });

  it('points at a ward of the same kind and division that has room', () => {
    const units = [namedReading(board, 'trauma', 0.9), namedReading(board, 'orthopaedics', 0), namedReading(board, 'children', 0)];
    expect(actionsOf(HOSPITAL, units)[0]?.relief?.name).toBe('Orthopaedics');
  });

  it('never points from one kind of ward to another', () => {
    const units = [namedReading(board, 'intensive-care', 0.9), namedReading(board, 'high-dependency', 0), namedReading(board, 'maternity', 0)];
    expect(actionsOf(HOSPITAL, units)[0]?.relief).toBeNull();
  });
});
