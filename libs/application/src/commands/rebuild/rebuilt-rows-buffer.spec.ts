import type { Stay, VisitStays } from '@wardcast/domain';
import type { RebuildStore, RebuiltRows } from '../../ports/rebuild-store.port';
import { RebuiltRowsBuffer } from './rebuilt-rows-buffer';

const stay = (unitId: string, from: number, to: number | null = from + 1): Stay => ({ unitId, bedId: null, from, to, onLeave: false, definiteOutAt: null });
const told = (stays: readonly Stay[], change?: VisitStays['change']): VisitStays => ({ visitKey: 'v', state: 'finished', stays, ...(change && { change }) });

/** What comes to be written, piece by piece. */
async function written(...visits: readonly VisitStays[]): Promise<readonly VisitStays[]> {
  const pieces: RebuiltRows[] = [];
  const store = { write: async (rows: RebuiltRows) => void pieces.push(rows) } as unknown as RebuildStore;
  const buffer = new RebuiltRowsBuffer(store, 'H1');
  for (const visit of visits) await buffer.add({ visits: [visit], parked: [], released: [] }, []);
  await buffer.close();
  return pieces.flatMap((piece) => piece.visits);
}

describe('rows of a rebuild that are held back', () => {
  it('hold a visit once, with the stays that were told last', async () => {
    const [first, ended, second] = [stay('a', 1, null), stay('a', 1, 3), stay('b', 3, null)];
    expect(await written(told([first], { places: [0], gone: [] }), told([ended, second], { places: [0, 1], gone: [] }))).toEqual([told([ended, second], { places: [0, 1], gone: [] })]);
  });

  it('keep what a forgotten record of the visit told, and drop what was taken back', async () => {
    const [old, wrong, right] = [stay('a', 1), stay('b', 900), stay('c', 901)];
    const visits = await written(told([old], { places: [0], gone: [] }), told([wrong], { places: [0], gone: [] }), told([right], { places: [0], gone: [900] }));
    expect(visits).toEqual([told([old, right], { places: [0, 1], gone: [900] })]);
  });

  it('write what they hold of a visit before it is told whole', async () => {
    const [early, late] = [told([stay('a', 1)]), told([stay('b', 900)])];
    expect(await written(early, late)).toEqual([early, late]);
  });
});
