import { hospitalNow, readClock, wallAge } from './hospital-clock';

describe('the hospital clock', () => {
  const clock = readClock({ now: 1_000_000, speed: 60 }, 500);

  it('runs on from the message at its own speed', () => {
    // two wall seconds at 60 times the speed are two minutes
    expect(hospitalNow(clock, 2_500)).toBe(1_000_000 + 120_000);
  });

  it('gives ages by the wall and never a negative one', () => {
    expect(wallAge(clock, 1_000_000, 2_500)).toBe(2_000);
    expect(wallAge(clock, 9_000_000, 2_500)).toBe(0);
  });
});
