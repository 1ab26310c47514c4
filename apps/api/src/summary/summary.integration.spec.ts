import { LOCAL_OPERATIONS, readSummary, type Actor, type QueryDependencies, type WeekSummaryView } from '@wardcast/application';
import type { MeasureId } from '@wardcast/domain';
import { QUARTER_NOW, QuarterHospital } from '../testing/quarter-hospital';
import { at, dayNumber, END_DAY, QUARTER_FACILITY } from '../testing/simulated-quarter';

const { facilityId } = QUARTER_FACILITY;

jest.setTimeout(120_000);
let hospital: QuarterHospital;
beforeAll(async () => {
  hospital = await QuarterHospital.open();
}, 120_000);
afterAll(() => hospital?.close());
beforeEach(() => {
  hospital.now = QUARTER_NOW;
});

function dependencies(): QueryDependencies {
  return hospital.deps;
}

async function read(isoWeek: string | null, actor: Actor = LOCAL_OPERATIONS): Promise<WeekSummaryView> {
  const result = await readSummary(dependencies(), actor, null, isoWeek);
  if (result.kind !== 'ok') throw new Error(`${result.code}: ${result.message}`);
  return result.value;
}
const measureOf = (week: WeekSummaryView, id: MeasureId) => week.measures.find((measure) => measure.id === id)!;

describe('week 47 of the simulated quarter', () => {
  // Ward med holds 24 patients at every full hour (12 of today and 12 of yesterday from 10:00 on), ward old 15, ward sur 6 from
  // 08:00 to 14:00 and 3 else: 45 and 42 of 25 + 6 + 15 = 46 staffed beds. Tuesday 12:00 to 17:00 has 43.
  it.each<[MeasureId, number]>([
    // (7 x (7 x 45 + 17 x 42)) / (168 x 46 - 6 x 3) = 7203 / 7710
    ['mean_occupancy', 100 * (7203 / 7710)],
    // Tuesday 12:00: 45 of 43.
    ['peak_occupancy', 100 * (45 / 43)],
    // 45 of 46 is 97.8 %: seven hours on each of seven days; 42 of 43 is 97.7 %: three more on Tuesday. 42 of 46 is 91.3 %.
    ['hours_above_95', 52],
    ['emergency_admissions', 7 * 12],
    ['elective_admissions', 7 * 3],
    ['discharges', 7 * 15],
    // All 84 of the emergency ones leave at ten.
    ['discharges_before_noon', 80],
    // (84 x 48.5 h + 21 x 31 h) / 105 = 45 h
    ['mean_stay', 45 / 24],
    ['stays_21_days', 15],
    ['boarding_hours', 7 * 12 * 2],
    ['ed_stays_over_8_hours', 14],
    // 56 of 7 x (12 + 2 + 8)
    ['left_unseen', 100 * (56 / 154)],
    ['cancelled_electives', 15],
    ['bed_turnaround', 70],
  ])('%s', async (id, value) => {
    const { current } = measureOf(await read('2026-W47'), id);
    expect(current.shown).toBe('value');
    expect(current.value).toBeCloseTo(value, 6);
  });

  it('finds the shortage: two beds in Medicine, first on Tuesday at noon', async () => {
    const { headline, days, hours, knownHours, state } = await read('2026-W47');
    expect({ state, hours, knownHours, shortDays: headline?.shortDays, worst: headline?.worst }).toEqual({
      state: 'preview', hours: 168, knownHours: 168, shortDays: [days[1]], worst: { at: at(END_DAY - 6, 12), name: 'Medicine', beds: 2 },
    });
  });

  it('calls the patients who left unseen a real rise, and what never moved usual', async () => {
    const week = await read('2026-W47');
    // Tuesday's missing staff moved the occupancy too, after eleven weeks without any variation; two changes are named, in the table's order.
    expect(week.headline?.changes).toEqual(['mean_occupancy', 'peak_occupancy']);
    // Weeks 37 to 46 had 28 of 126; week 36 the same.
    expect(measureOf(week, 'left_unseen')).toMatchObject({ reading: { kind: 'real', direction: 'rise', judgement: 'worse', cause: 'outside', weeks: 1 }, lastWeek: { shown: 'value' }, target: { value: 5, assurance: 'will_miss' } });
    expect(measureOf(week, 'left_unseen').lastWeek.value).toBeCloseTo(100 * (28 / 126), 6);
    expect(measureOf(week, 'emergency_admissions').reading.kind).toBe('usual');
  });

  it('hides ten cancelled electives of the weeks before, in the chart and in the change', async () => {
    const { lastWeek, series, limits, reading } = measureOf(await read('2026-W47'), 'cancelled_electives');
    expect(lastWeek).toEqual({ shown: 'hidden', value: null });
    expect(series?.slice(0, -1).every(({ shown, value }) => shown === 'hidden' && value === null)).toBe(true);
    expect({ limits, kind: reading.kind }).toEqual({ limits: null, kind: 'too_few' });
    const before = measureOf(await read('2026-W46'), 'cancelled_electives');
    expect(before).toMatchObject({ current: { shown: 'hidden', value: null }, series: null, reading: { kind: 'hidden' } });
  });

  it('judges what had been forecast a day before, as issued', async () => {
    // Issued on Sunday at 07:00 for 72 hours: Monday's and Tuesday's six meetings. 24 patients came each time; on Tuesday at 14:00 to 22 beds.
    // The middle was 25: one bed off each time; the census at issue 22: two.
    expect((await read('2026-W47')).record).toEqual({ pairs: 6, warnings: 6, warningsTrue: 1, shortages: 1, shortagesMissed: 0, rangeHeld: 6, errorSum: 6, lastValueErrorSum: 12 });
  });

  it('looks ahead as far as the forecast reaches, and says so of the other days', async () => {
    const { outlook, headline } = await read(null);
    expect(outlook).toMatchObject({ name: 'Medicine', issuedAt: at(END_DAY, 7, 50), reachesTo: at(END_DAY + 3, 7), wards: [{ nodeId: 'med', name: 'Ward med' }] });
    // Monday from ten on (fourteen hours), two whole days, Thursday to seven (eight hours).
    expect(outlook?.days.map(({ hours }) => hours)).toEqual([14, 24, 24, 8, 0, 0, 0]);
    // 25 staffed: 24 to 26 patients are 1 short to 1 free at the worst hour. At each hour none is free in the middle, 1 short 1 in 5, 3 short
    // 1 in 20; the fewest of all hours of a day are no more than that.
    expect(outlook?.days[1]).toMatchObject({ low: -1, high: 1 });
    const { expected, bad, veryBad } = outlook!.days[1]!;
    for (const [fewest, most] of [[expected!, 0], [bad!, -1], [veryBad!, -3]] as const) expect(fewest).toBeLessThanOrEqual(most);
    expect(bad!).toBeLessThanOrEqual(expected!);
    expect(veryBad!).toBeLessThanOrEqual(bad!);
    expect(outlook?.days[1]?.chance).toBeCloseTo(0.3, 6);
    expect(outlook?.days[4]).toMatchObject({ worstAt: null, chance: null, low: null, expected: null });
    expect(headline?.risk).toMatchObject({ name: 'Medicine' });
  });
});

describe('other weeks', () => {
  it('week 43 has 169 hours and all its patients', async () => {
    const week = await read('2026-W43');
    expect([week.hours, week.knownHours, week.days[6], week.to]).toEqual([169, 169, at(dayNumber('2026-10-25'), 0), at(dayNumber('2026-10-26'), 0)]);
    expect(measureOf(week, 'emergency_admissions').current.value).toBe(84);
  });

  it('says what it cannot: running, not begun, hardly known, no such week', async () => {
    expect((await read('2026-W48')).state).toBe('running');
    expect((await read('2026-W53')).state).toBe('future');
    expect(await read('2026-W30')).toMatchObject({ state: 'incomplete', headline: null, measures: [] });
    expect(await readSummary(dependencies(), LOCAL_OPERATIONS, null, '2025-W53')).toMatchObject({ kind: 'refused', code: 'bad_input' });
  });

  it('is for executives, who may not see the board, and not for a ward', async () => {
    expect((await read('2026-W47', { role: 'executive', facilities: 'all', units: 'all' })).isoWeek).toBe('2026-W47');
    for (const actor of [{ role: 'ward', facilities: 'all', units: ['med'] }, { role: 'auditor', facilities: 'all', units: 'all' }] as const) {
      expect(await readSummary(dependencies(), actor, null, null)).toMatchObject({ kind: 'refused', code: 'forbidden' });
    }
  });
});

describe('published weeks', () => {
  it('are published from Monday at eight, once, and keep their numbers; later news stands beside them', async () => {
    hospital.now = at(END_DAY, 7, 59);
    expect(await hospital.publish()).not.toContain('2026-W47');
    hospital.now = QUARTER_NOW;
    expect(await hospital.publish()).toEqual(['2026-W47']);
    expect(await hospital.publish()).toEqual([]);
    const published = await read('2026-W47');
    expect(published).toMatchObject({ state: 'published', publishedAt: QUARTER_NOW, corrections: [] });

    await hospital.reportLate();
    hospital.now = at(END_DAY + 30, 12);
    const later = await read('2026-W47');
    // Thirteen stays of an hour: 118 discharges, all of the new ones in the afternoon: 84 of 118.
    expect(later.corrections).toEqual(expect.arrayContaining([
      { id: 'discharges', published: { shown: 'value', value: 105 }, now: { shown: 'value', value: 118 } },
      expect.objectContaining({ id: 'discharges_before_noon', now: { shown: 'value', value: 100 * (84 / 118) } }),
    ]));
    expect({ ...later, corrections: [], lastFullWeek: '' }).toEqual({ ...published, lastFullWeek: '' });
  });

  it('refuse any change in the database itself', async () => {
    const { summaryStore } = hospital.deps;
    const [before] = await summaryStore.publishedWeeks(facilityId, ['2026-W47']);
    if (!before) throw new Error('Week 47 was published by the test before.');
    expect(await summaryStore.publish(facilityId, { ...before, publishedAt: 0 })).toBe(false);
    expect(await summaryStore.publishedWeeks(facilityId, ['2026-W47'])).toEqual([before]);
  });
});
