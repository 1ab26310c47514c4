import { MEASURES, type MeasureId } from './measures';
import { weekFacts, type WeekRecords } from './week-facts';

const HOUR_MS = 3_600_000;
const hour = (index: number, census: number, staffed: number) => ({ hour: index * HOUR_MS, census, staffed });
const RECORDS: WeekRecords = {
  expectedHours: 168,
  hours: [hour(0, 90, 100), hour(1, 96, 100), hour(2, 101, 100), hour(3, 101, 100)],
  divisions: [
    { divisionId: 'med', hours: [{ ...hour(1, 52, 50), weekday: 1 }, { ...hour(2, 55, 50), weekday: 1 }, { ...hour(50, 51, 50), weekday: 3 }] },
    { divisionId: 'sur', hours: [{ ...hour(3, 46, 50), weekday: 0 }] },
  ],
  admissions: { emergency: 60, elective: 20, other: 4 },
  leavers: [{ stayHours: 24, leftBeforeNoon: true }, { stayHours: 72, leftBeforeNoon: false }, { stayHours: 48, leftBeforeNoon: false }],
  presentDays: [0.5, 7, 13.9, 14, 21, 40],
  edArrivals: 40,
  edStayHours: [8, 8.1, 2],
  boardingHours: [-1, 4, 4.5],
  leftUnseen: 2,
  cancelledElectives: null,
  turnaroundMinutes: [60, 90],
  blockedBedDays: 3.5,
};
const read = (id: MeasureId, records: WeekRecords = RECORDS) => MEASURES.find((measure) => measure.id === id)!.read(weekFacts(records));

describe('weekFacts', () => {
  it('finds the fullest hour, the first of equals, and counts hours strictly above 95 and 100 %', () => {
    const facts = weekFacts(RECORDS);
    expect(facts.peak).toEqual(hour(2, 101, 100));
    expect([facts.hoursAbove95, facts.hoursAbove100, facts.knownHours]).toEqual([3, 2, 4]);
  });

  it('names the days on which a division ran short, and the worst hour', () => {
    const facts = weekFacts(RECORDS);
    expect(facts.shortDays).toEqual([1, 3]);
    expect(facts.worstShortage).toEqual({ divisionId: 'med', at: 2 * HOUR_MS, beds: 5 });
    expect(weekFacts({ ...RECORDS, divisions: [] }).worstShortage).toBeNull();
  });

  it('counts stays and boarding by their definitions: at least 7 days, more than 4 and 8 hours, no negative boarding', () => {
    expect(weekFacts(RECORDS)).toMatchObject({ present7Days: 5, present14Days: 3, present21Days: 2, edStaysOver8Hours: 1, boardersOver4Hours: 1, boardingHoursSum: 8.5 });
  });
});

describe('the measures', () => {
  it.each([
    // (90 + 96 + 101 + 101) / 400
    ['mean_occupancy', 97],
    ['peak_occupancy', 101],
    ['hours_above_95', 3],
    ['emergency_admissions', 60],
    ['discharges_before_noon', 100 / 3],
    // (24 + 72 + 48) h / 3 = 2 days
    ['mean_stay', 2],
    ['left_unseen', 5],
    ['bed_turnaround', 75],
    ['blocked_bed_days', 3.5],
    ['cancelled_electives', null],
  ] as const)('%s is %d', (id, value) => {
    const measured = read(id).value;
    if (value === null) expect(measured).toBeNull();
    else expect(measured).toBeCloseTo(value, 10);
  });

  it('give away no group that they do not name', () => {
    expect(read('left_unseen').groups).toEqual([2, 38, 40]);
    expect(read('mean_stay').groups).toEqual([3]);
    expect(read('boarding_hours').groups).toEqual([3]);
  });

  it('say nothing where nothing is known, and not zero', () => {
    const empty: WeekRecords = { ...RECORDS, hours: [], divisions: [], leavers: [], edArrivals: 0, edStayHours: [], boardingHours: [], turnaroundMinutes: [], leftUnseen: 0 };
    for (const id of ['mean_occupancy', 'peak_occupancy', 'hours_above_95', 'mean_stay', 'boarding_hours', 'ed_stays_over_8_hours', 'left_unseen', 'bed_turnaround', 'discharges_before_noon'] as const) expect(read(id, empty).value).toBeNull();
  });
});
