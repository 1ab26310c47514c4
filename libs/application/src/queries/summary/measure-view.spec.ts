import { isSmallCount, type WeekFacts } from '@wardcast/domain';
import fc from 'fast-check';
import { measureViews } from './measure-view';

const FACTS: WeekFacts = {
  expectedHours: 168, knownHours: 168, censusSum: 168 * 90, staffedSum: 168 * 100, peak: { hour: 0, census: 99, staffed: 100 }, hoursAbove95: 12, hoursAbove100: 0,
  admissions: { emergency: 100, elective: 40, other: 20 }, discharges: 150, dischargesBeforeNoon: 40, stayHoursSum: 150 * 48, present7Days: 60, present14Days: 40, present21Days: 20,
  edArrivals: 300, edLeavers: 300, edStaysOver8Hours: 30, boarders: 90, boardingHoursSum: 200, boardersOver4Hours: 20, leftUnseen: 15, cancelledElectives: 12, turnarounds: 140, turnaroundMinutesSum: 140 * 70,
  blockedBedDays: 4, shortDays: [], worstShortage: null,
};
const views = (facts: WeekFacts, before: readonly (WeekFacts | null)[] = []) => {
  const weeks = [...Array.from({ length: 11 - before.length }, () => FACTS), ...before, facts];
  return measureViews({ facts, series: weeks.map((week, index) => ({ isoWeek: `2026-W${10 + index}`, facts: week })), lastYear: null, outlook: null, record: null }, 'GB');
};
const find = (found: ReturnType<typeof views>, id: string) => found.find((measure) => measure.id === id)!;

describe('measureViews', () => {
  it('shows every measure of a hospital without small groups, with a target only where one was published', () => {
    const found = views(FACTS);
    expect(found.filter(({ current }) => current.shown !== 'value')).toEqual([]);
    expect(found.filter(({ target }) => target !== null).map(({ id }) => id)).toEqual(['mean_occupancy', 'discharges_before_noon', 'left_unseen']);
  });

  it('hides a share whose numerator, or what it leaves, is small, with its numbers', () => {
    const found = find(views({ ...FACTS, leftUnseen: 9 }), 'left_unseen');
    expect(found).toMatchObject({ current: { shown: 'hidden', value: null }, series: null, limits: null, reading: { kind: 'hidden' }, details: [{ id: 'part', shown: 'hidden', value: null }, { id: 'whole', shown: 'value', value: 300 }] });
    expect(find(views({ ...FACTS, dischargesBeforeNoon: 145 }), 'discharges_before_noon').current.shown).toBe('hidden');
  });

  it('tells no total that would give a small part away', () => {
    const found = views({ ...FACTS, admissions: { emergency: 100, elective: 40, other: 3 } });
    expect(find(found, 'emergency_admissions')).toMatchObject({ current: { value: 100 }, details: [{ id: 'of_admissions', shown: 'hidden', value: null }] });
    expect(find(found, 'elective_admissions').details).toEqual([{ id: 'other_admissions', shown: 'hidden', value: null }]);
  });

  it('leaves hidden and unknown weeks as gaps, and reckons nothing across them', () => {
    const found = find(views(FACTS, [{ ...FACTS, cancelledElectives: 4 }, FACTS, FACTS]), 'cancelled_electives');
    expect(found.series?.map(({ shown }) => shown).slice(-4)).toEqual(['hidden', 'value', 'value', 'value']);
    expect(found).toMatchObject({ limits: null, reading: { kind: 'too_few' } });
    expect(find(views(FACTS, [null]), 'discharges').lastWeek).toEqual({ shown: 'missing', value: null });
  });

  it('never tells a count of 1 to 10 patients, nor two numbers whose difference is one', () => {
    const few = fc.integer({ min: 0, max: 30 });
    fc.assert(fc.property(fc.record({ discharges: few, dischargesBeforeNoon: few, leftUnseen: few, edArrivals: few, edLeavers: few, edStaysOver8Hours: few, boarders: few, boardersOver4Hours: few, cancelledElectives: few, nested: fc.tuple(few, few, few) }), (raw) => {
      const [present21Days, present14Days, present7Days] = [...raw.nested].sort((a, b) => a - b) as [number, number, number];
      const whole = { discharges: Math.max(raw.discharges, raw.dischargesBeforeNoon), edArrivals: Math.max(raw.edArrivals, raw.leftUnseen), edLeavers: Math.max(raw.edLeavers, raw.edStaysOver8Hours), boarders: Math.max(raw.boarders, raw.boardersOver4Hours) };
      const found = views({ ...FACTS, ...raw, ...whole, present7Days, present14Days, present21Days });
      const numberOf = (id: string, detail: string): number | null => find(found, id).details.find((each) => each.id === detail)?.value ?? null;
      const counts = ['discharges', 'cancelled_electives', 'stays_21_days', 'ed_stays_over_8_hours'].map((id) => find(found, id).current.value);
      const told = [...counts, ...found.flatMap(({ details }) => details.filter(({ id }) => !['at', 'of_hours', 'above_100'].includes(id)).map(({ value }) => value))];
      expect(told.filter((value) => value !== null && isSmallCount(value))).toEqual([]);
      for (const id of ['discharges_before_noon', 'left_unseen']) {
        const [part, all] = [numberOf(id, 'part'), numberOf(id, 'whole')];
        if (part !== null && all !== null) expect(isSmallCount(all - part)).toBe(false);
        // The share and the whole would give the part.
        if (part === null && all !== null && all > 0) expect(find(found, id).current.value).toBeNull();
      }
    }));
  });
});
