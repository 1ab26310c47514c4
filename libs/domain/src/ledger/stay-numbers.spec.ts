import { stayNumbers } from './stay-numbers';

describe('stayNumbers', () => {
  it('counts those that began at the same instant, wherever they stand', () => {
    expect(stayNumbers([5, 7, 7, 9, 7, 5].map((from) => ({ from })))).toEqual([0, 0, 1, 0, 2, 1]);
    expect(stayNumbers([])).toEqual([]);
  });
});
