import { boardFixture } from '../testing/board-fixture';
import { BoardStore } from './board-store';
import { lastBoardKeeper, readLastBoard } from './last-board';

describe('the last board', () => {
  const store = new BoardStore(0);
  store.applyBoard(boardFixture(), 0);

  beforeEach(() => window.localStorage.clear());

  it('keeps ward names and bed counts and nothing else', () => {
    lastBoardKeeper(window.localStorage, store.state, () => 0)();
    const last = readLastBoard(window.localStorage);
    expect(last?.wards[0]).toEqual({ unitId: 'acute-medicine', name: 'Acute Medicine', census: 36, staffedBeds: 36 });
  });

  it('is kept at most once a minute', () => {
    let wall = 0;
    const keep = lastBoardKeeper(window.localStorage, store.state, () => wall);
    keep();
    window.localStorage.clear();
    wall = 59_999;
    keep();
    expect(readLastBoard(window.localStorage)).toBeNull();
    wall = 60_000;
    keep();
    expect(readLastBoard(window.localStorage)).not.toBeNull();
  });

  it('is null where the browser holds something else', () => {
    window.localStorage.setItem('wardcast.last-board', '{"at":"yesterday"}');
    expect(readLastBoard(window.localStorage)).toBeNull();
    window.localStorage.setItem('wardcast.last-board', 'not json');
    expect(readLastBoard(window.localStorage)).toBeNull();
  });
});
