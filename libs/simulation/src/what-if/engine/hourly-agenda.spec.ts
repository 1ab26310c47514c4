import fc from 'fast-check';
import { HourlyAgenda } from './hourly-agenda';

test('hour after hour every event within the horizon comes once, in the order of time', () => {
  fc.assert(
    fc.property(fc.array(fc.double({ min: 0.001, max: 40, noNaN: true }), { maxLength: 300 }), (times) => {
      const agenda = new HourlyAgenda(24);
      agenda.restart();
      times.forEach((time, i) => agenda.push(time, i));
      const seen: number[] = [];
      for (let hour = 0; hour <= 24; hour++) {
        for (; agenda.nextTime() <= hour; ) seen.push(times[agenda.pop()]!);
        if (hour < 24) agenda.open(hour);
      }
      expect(seen).toEqual(times.filter((time) => time <= 24).sort((a, b) => a - b));
    }),
  );
});

test('what happens exactly on the hour belongs to the hour that ends', () => {
  const agenda = new HourlyAgenda(5);
  agenda.restart();
  agenda.open(0);
  agenda.push(2, 7);
  expect(agenda.nextTime()).toBe(Infinity);
  agenda.open(1);
  expect(agenda.nextTime()).toBe(2);
});
