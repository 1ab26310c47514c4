import { ScaledClock } from './scaled-clock';

describe('ScaledClock', () => {
  it('runs as many times faster than the wall as its speed says, from its anchor', () => {
    jest.useFakeTimers({ now: 1_000_000 });
    const clock = new ScaledClock({ wall: 1_000_000, hospital: 5_000_000, speed: 60 });
    expect(clock.now()).toBe(5_000_000);
    jest.advanceTimersByTime(2_000);
    // Two wall seconds at speed 60 are two hospital minutes.
    expect(clock.now()).toBe(5_120_000);
    jest.useRealTimers();
  });
});
