import { lostPlaces } from './document-rule';
import { plant } from './planted';

const CODE = { 'libs/domain/src/ledger/apply-events.ts': '', 'infra/adr/0001-layers.md': '', 'libs/contract/API.md': '' };

describe('lostPlaces', () => {
  it.each(['`libs/domain/src/gone.ts`', '`libs/domain/src/gone/`', '| x | `gone.ts` beside it |', '[a](infra/adr/0002-gone.md)', '![b](infra/docs/gone.png)'])('finds %s', (text) => {
    expect(lostPlaces(plant({ ...CODE, 'README.md': text }))).toEqual([{ path: 'README.md', message: expect.stringContaining('gone') }]);
  });

  it('passes folders, files, names of files, links from where they stand, pictures and what is outside', () => {
    const text = '`libs/domain/` `libs/domain/src/ledger/apply-events.ts` `apply-events.ts` [a](infra/adr/0001-layers.md) [b](https://example.org/x) ![c](infra/docs/board.png) `npm start` `census(t)`';
    const docs = { 'README.md': text, 'infra/adr/0003-x.md': '[0001](0001-layers.md), `libs/domain/src/as-it-was.ts`', 'libs/domain/notes.md': '[API](../contract/API.md#top)' };
    expect(lostPlaces(plant({ ...CODE, ...docs }), ['infra/docs/board.png'])).toEqual([]);
  });

  it('finds a broken link in a record', () => {
    expect(lostPlaces(plant({ ...CODE, 'infra/adr/0003-x.md': '[0002](0002-gone.md)' }))).toHaveLength(1);
  });
});
