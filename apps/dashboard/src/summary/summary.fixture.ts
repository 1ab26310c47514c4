import type { MeasureId, OutlookDay, SummaryMeasure, WeekSummary } from '@wardcast/contract';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
/** Monday 16 November 2026 in London. */
const MONDAY = Date.UTC(2026, 10, 16);
const WEEKS = Array.from({ length: 12 }, (_, index) => `2026-W${36 + index}`);

function measure(id: MeasureId, values: readonly (number | null)[], own: Partial<SummaryMeasure> = {}): SummaryMeasure {
  const value = (index: number) => ({ shown: values[index] === null ? 'missing' : 'value', value: values[index] ?? null }) as const;
  return {
    id, unit: 'count', betterWhen: 'lower', current: value(11), lastWeek: value(10), lastYear: { shown: 'missing', value: null }, details: [],
    series: WEEKS.map((isoWeek, index) => ({ isoWeek, ...value(index), causes: [], direction: 0 })),
    limits: { mean: 100, lower: 90, upper: 110 },
    reading: { kind: 'usual', direction: null, judgement: 'neutral', cause: null, weeks: 0 },
    target: null, ...own,
  };
}

const steady = (value: number): readonly number[] => WEEKS.map((_, index) => value + (index % 2));

function day(index: number, chance: number | null): OutlookDay {
  const from = MONDAY + (7 + index) * DAY_MS;
  const none = { worstAt: null, chance: null, low: null, high: null, expected: null, bad: null, veryBad: null };
  const known = { worstAt: from + 14 * HOUR_MS, chance, low: -3, high: 4, expected: 1 - index, bad: -2 - index, veryBad: -5 - index };
  return { from, to: from + DAY_MS, hours: chance === null ? 0 : 24, ...(chance === null ? none : known) };
}

const HIDDEN = { shown: 'hidden', value: null } as const;

/** Week 47 of 2026 as published: one real rise for the worse, one hidden measure, a forecast of three days. */
export function summaryFixture(own: Partial<WeekSummary> = {}): WeekSummary {
  return {
    isoWeek: '2026-W47', state: 'published', from: MONDAY, to: MONDAY + 7 * DAY_MS, days: Array.from({ length: 7 }, (_, index) => MONDAY + index * DAY_MS), hours: 168, knownHours: 168,
    previousWeek: '2026-W46', nextWeek: '2026-W48', lastFullWeek: '2026-W47', lastYearWeek: '2025-W47', publishedAt: MONDAY + 7 * DAY_MS + 8 * HOUR_MS, publishesAt: MONDAY + 7 * DAY_MS + 8 * HOUR_MS,
    headline: {
      shortDays: [MONDAY + DAY_MS, MONDAY + 2 * DAY_MS], worst: { at: MONDAY + DAY_MS + 14 * HOUR_MS, name: 'Medicine', beds: 6 }, fullest: { at: MONDAY + DAY_MS, percent: 99.2 },
      changes: ['boarding_hours'], judged: 14, tooFew: 0, risk: { at: MONDAY + 8 * DAY_MS + 14 * HOUR_MS, name: 'Medicine', chance: 0.6 },
    },
    measures: [
      measure('mean_occupancy', steady(93), { unit: 'percent', details: [{ id: 'patients_in_beds', shown: 'value', value: 528 }, { id: 'staffed_beds', shown: 'value', value: 562 }], target: { value: 92, source: 'Somebody, 2024', assurance: 'hit_or_miss' } }),
      measure('boarding_hours', [800, 810, 805, 800, 810, 850, 900, 950, 1000, 1050, 1100, 1140], {
        unit: 'hours', details: [{ id: 'boarders_over_4_hours', shown: 'hidden', value: null }],
        reading: { kind: 'real', direction: 'rise', judgement: 'worse', cause: 'trend', weeks: 8 },
      }),
      measure('mean_stay', steady(5.8), { unit: 'days' }),
      measure('cancelled_electives', steady(12), { current: HIDDEN, series: null, limits: null, reading: { kind: 'hidden', direction: null, judgement: null, cause: null, weeks: 0 } }),
      measure('left_unseen', WEEKS.map(() => null), { unit: 'percent', limits: null, reading: { kind: 'missing', direction: null, judgement: null, cause: null, weeks: 0 } }),
    ],
    outlook: {
      issuedAt: MONDAY + 7 * DAY_MS + 7.8 * HOUR_MS, modelVersion: 'fixture-1', reachesTo: MONDAY + 10 * DAY_MS, name: 'Medicine', days: [0.4, 0.6, 0.1, null, null, null, null].map((chance, index) => day(index, chance)),
      wards: [{ nodeId: 'respiratory', name: 'Respiratory', at: MONDAY + 8 * DAY_MS + 14 * HOUR_MS, chance: 0.8 }],
    },
    record: { pairs: 500, warnings: 14, warningsTrue: 11, shortages: 30, shortagesMissed: 2, rangeHeld: 405, errorSum: 650, lastValueErrorSum: 1200 },
    corrections: [],
    ...own,
  };
}
