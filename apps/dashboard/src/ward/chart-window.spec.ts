import { reachingWindow, roomyWindow } from './chart-window';

const HOUR_MS = 3_600_000;

describe('the hours that the chart shows', () => {
  it('are half as many on a phone', () => {
    expect(roomyWindow(false, null)).toEqual({ hoursBack: 24, hoursAhead: 48 });
    expect(roomyWindow(true, null)).toEqual({ hoursBack: 12, hoursAhead: 24 });
  });
  it('are those asked for on either', () => {
    expect([true, false].map((isPhone) => roomyWindow(isPhone, 72).hoursAhead)).toEqual([72, 72]);
  });
  it.each([
    // Hours to the one that is read, and the hours shown then; nothing is forecast beyond the third day.
    [1, 24], [24, 24], [25, 48], [48, 48], [49, 72], [80, 72],
  ])('reach an hour that lies %d h ahead by showing %d h', (ahead, shown) => {
    expect(reachingWindow({ hoursBack: 12, hoursAhead: 24 }, ahead * HOUR_MS)).toEqual({ hoursBack: 12, hoursAhead: shown });
  });
  it('never become fewer than asked for', () => {
    expect(reachingWindow({ hoursBack: 24, hoursAhead: 48 }, HOUR_MS).hoursAhead).toBe(48);
  });
});
