import { describeClockContract } from '@wardcast/application/testing';
import { SettableClock } from './settable-clock';

describeClockContract('SettableClock', () => new SettableClock(Date.UTC(2026, 10, 25, 9, 42)));

it('SettableClock goes on from where it was set ahead to', () => {
  jest.useFakeTimers({ now: 1_000 });
  const clock = new SettableClock(5_000);
  clock.advance(60_000);
  jest.advanceTimersByTime(250);
  expect(clock.now()).toBe(65_250);
  jest.useRealTimers();
});
