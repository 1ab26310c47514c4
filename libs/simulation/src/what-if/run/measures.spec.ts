import { emptyRecord, totalIndex } from '../engine/run-record';
import { hospitalOf, wardOf } from '../invented/invented-units';
import { measureRun, MEASURES, SiteBeds, type MeasureName } from './measures';

test('measures follow their definitions on a record written by hand', () => {
  // Two wards of 3 beds over 48 hours, and a department that counts for nothing.
  const hours = 48;
  const input = hospitalOf([wardOf('ed', hours, { beds: 9, stayHours: 1, kind: 'ed', unlimited: true }), wardOf('a', hours, { beds: 3, stayHours: 1 }), wardOf('b', hours, { beds: 3, stayHours: 1 })], []);
  const record = emptyRecord(3, hours);
  const set = (hour: number, unit: number, numbers: { readonly occupied: number; readonly waiting: number }): void => {
    record.occupied[hour * 3 + unit] = numbers.occupied;
    record.waiting[hour * 3 + unit] = numbers.waiting;
  };
  set(10, 0, { occupied: 20, waiting: 0 });
  // Hour 10: ward a needs 5 of 3 beds, ward b 1 of 3: a ward is short, the hospital is not.
  set(10, 1, { occupied: 3, waiting: 2 });
  set(10, 2, { occupied: 1, waiting: 0 });
  // Hours 30 and 31: 8 and 9 needed of 6, so 2 and 3 short.
  for (const [hour, waiting] of [[30, 2], [31, 3]] as const) {
    set(hour, 1, { occupied: 3, waiting });
    set(hour, 2, { occupied: 3, waiting: 0 });
  }
  record.totals[totalIndex('boardingHours')] = 12.5;
  const need = new Int16Array(hours + 1);
  const values = measureRun(new SiteBeds(input), record, need);
  const value = (name: MeasureName): number => values[MEASURES.findIndex((measure) => measure.name === name)]!;
  expect([value('daysShort'), value('hoursShort'), value('worstBedsShort'), value('peakNeed')]).toEqual([1, 2, 3, 9]);
  // Excess of wards: 2 + 2 + 3 bed-hours.
  expect(value('bedDaysShort')).toBeCloseTo(7 / 24, 12);
  // In beds: 4 + 6 + 6 patient-hours of 6 x 48 bed-hours.
  expect(value('occupancyPercent')).toBeCloseTo((100 * 16) / 288, 12);
  expect(value('boardingHours')).toBe(12.5);
  expect([need[10], need[30], need[31], need[0]]).toEqual([6, 8, 9, 0]);
});
