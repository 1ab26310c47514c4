import { checkedStart, PositionOutOfRange } from './position-out-of-range';

describe('checkedStart', () => {
  const place = { topic: 'events', partition: 3 };
  const range = { low: 10n, high: 20n };

  it('begins with the oldest record where there is no position', () => expect(checkedStart(place, null, range)).toBe(10n));
  it.each([10n, 15n, 20n])('takes %s, which is in the log or next to come', (position) => expect(checkedStart(place, position, range)).toBe(position));
  it('refuses a position whose records were deleted', () => expect(() => checkedStart(place, 9n, range)).toThrow('deleted before they were read'));
  it('refuses a position beyond the end', () => expect(() => checkedStart(place, 21n, range)).toThrow(PositionOutOfRange));
  it('names the place in the reason', () => expect(() => checkedStart(place, 21n, range)).toThrow('events (partition 3): the next offset is 21'));
});
