import { describeClockContract } from '@wardcast/application/testing';
import { SYSTEM_CLOCK } from './system-clock';

describeClockContract('SYSTEM_CLOCK', () => SYSTEM_CLOCK);

it('SYSTEM_CLOCK tells the time of the wall', () => {
  jest.useFakeTimers({ now: 1_700_000_000_123 });
  expect(SYSTEM_CLOCK.now()).toBe(1_700_000_000_123);
  jest.useRealTimers();
});
