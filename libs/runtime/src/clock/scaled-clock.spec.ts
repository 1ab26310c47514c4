import { describeClockContract } from '@wardcast/application/testing';
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

// Slower than the wall and not a whole number, as fast as it, and as a sample hospital runs ahead.
for (const speed of [0.5, 1, 1.25, 600]) {
  describeClockContract(`ScaledClock at speed ${speed}`, () => new ScaledClock({ wall: Date.now() - 5_000, hospital: 7_000_000, speed }));
}
