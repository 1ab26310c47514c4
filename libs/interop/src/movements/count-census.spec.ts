import { countCensusByHour } from './count-census';

const HOUR_MS = 3_600_000;

describe('countCensusByHour', () => {
  it('counts a stay at every full hour from its start up to but not including its end', () => {
    const stays = [
      { visitId: '1', unitName: 'A', from: 0.5 * HOUR_MS, to: 3 * HOUR_MS, line: 2 },
      { visitId: '2', unitName: 'A', from: 2 * HOUR_MS, to: 2.5 * HOUR_MS, line: 3 },
      { visitId: '3', unitName: 'B', from: 2.1 * HOUR_MS, to: 2.9 * HOUR_MS, line: 4 },
    ];
    // Hour 1: only visit 1. Hour 2: visits 1 and 2 (its start counts). Hour 3: visit 1 has just left. Visit 3 sees no full hour.
    const hours = countCensusByHour(stays);
    expect([...hours.keys()].map((hour) => hour / HOUR_MS)).toEqual([1, 2]);
    expect(hours.get(1 * HOUR_MS)).toEqual(new Map([['a', 1]]));
    expect(hours.get(2 * HOUR_MS)).toEqual(new Map([['a', 2]]));
  });
});
