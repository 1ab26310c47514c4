import { HOUR_MS } from '@wardcast/timeseries';
import type { Unit } from '@wardcast/domain';
import { Agenda } from '../agenda/agenda';
import { RandomStream } from '../random/random-stream';
import { BedBoard } from './bed-board';
import { WardState, type BedRequest } from './ward-state';

const unit = (unitId: string, beds: number): Unit => ({ unitId, name: unitId, divisionId: 'd', kind: 'ward', specialty: 's', bedIds: Array.from({ length: beds }, (_, i) => `${unitId}-${i}`) });

function house(): { agenda: Agenda; a: WardState; b: WardState; board: BedBoard } {
  const agenda = new Agenda(0);
  const a = new WardState(unit('a', 3), 2);
  const b = new WardState(unit('b', 5), 5);
  return { agenda, a, b, board: new BedBoard(agenda, new RandomStream(1, 'board'), new Map([['a', a], ['b', b]])) };
}
const asks = (taken: string[], alternates: readonly string[] = []): BedRequest => ({
  unitId: 'a',
  priority: 1,
  alternates,
  open: true,
  take: (ward, bed) => {
    ward.occupy(bed);
    taken.push(bed.bedId);
  },
});

describe('BedBoard', () => {
  it('gives beds up to the staffed ones and lets others wait, though a bed stands empty', () => {
    const { a, board } = house();
    const taken: string[] = [];
    for (let i = 0; i < 3; i += 1) board.request(asks(taken));
    expect(taken).toEqual(['a-0', 'a-1']);
    expect(board.waiting).toBe(1);
    a.staffed = 3;
    board.offer(a);
    expect(taken).toEqual(['a-0', 'a-1', 'a-2']);
    expect(board.waiting).toBe(0);
  });

  it('finds a bed in another ward for one who waits for hours', () => {
    const { agenda, board } = house();
    const taken: string[] = [];
    for (let i = 0; i < 3; i += 1) board.request(asks(taken, ['b']));
    agenda.runUntil(24 * HOUR_MS);
    expect(taken).toEqual(['a-0', 'a-1', 'b-0']);
  });

  it('forgets a request that was withdrawn', () => {
    const { a, board } = house();
    const taken: string[] = [];
    const requests = [asks(taken), asks(taken), asks(taken)];
    for (const request of requests) board.request(request);
    board.withdraw(requests[2]!);
    a.staffed = 3;
    board.offer(a);
    expect(taken).toHaveLength(2);
    expect(board.waiting).toBe(0);
  });

  it('refuses a ward that it does not know', () => {
    expect(() => house().board.ward('c')).toThrow(RangeError);
  });
});
