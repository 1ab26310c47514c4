import type { Baseline, Lever, RunAnswer, RunMeasure, RunMeasureName, Scenario } from '@wardcast/contract';

const HOUR_MS = 3_600_000;
/** 2026-11-25T09:40:00Z, on a winter day in London. */
export const ISSUED_AT = Date.UTC(2026, 10, 25, 9, 40);

export function baselineFixture(own: Partial<Baseline> = {}): Baseline {
  return {
    baselineId: 'base-1', facilityId: 'sample', start: 'now', issuedAt: ISSUED_AT, forecastId: 'f-1', dataAsOf: ISSUED_AT, modelVersion: 'test 1', horizonHours: 336, seed: 4171,
    days: [Date.UTC(2026, 10, 25, 9), ...Array.from({ length: 14 }, (_, day) => Date.UTC(2026, 10, 26 + day))],
    units: [
      { unitId: 'med-a', name: 'Medicine A', divisionId: 'medicine', kind: 'ward', census: 27, staffedBeds: 28, fewestStaffed: 26 },
      { unitId: 'med-b', name: 'Medicine B', divisionId: 'medicine', kind: 'ward', census: 20, staffedBeds: 30, fewestStaffed: 30 },
      { unitId: 'icu', name: 'Intensive Care', divisionId: 'surgery', kind: 'icu', census: 10, staffedBeds: 12, fewestStaffed: 12 },
      { unitId: 'ed', name: 'Emergency Department', divisionId: 'emergency', kind: 'ed', census: 30, staffedBeds: 40, fewestStaffed: 40 },
    ],
    seen: [{ kind: 'surge', field: 'percent', low: -8, high: 28 }],
    facts: { weeks: 8, staffedBeds: 70, arrivalsPerWeek: 1200, meanStayDays: 5.8, beforeNoonPercent: 19, turnaroundMinutes: 60 },
    assumptions: ['turnaround'],
    ...own,
  };
}

const number = { type: 'number', choices: [] } as const;
const period = [
  { name: 'from', label: 'From', type: 'instant', unit: '', min: null, max: null, step: null, neutral: null, choices: [] },
  { name: 'to', label: 'To', type: 'instant', unit: '', min: null, max: null, step: null, neutral: null, choices: [] },
] as const;
/** Two levers in sight and five more, so that some are folded. */
export function leversFixture(): readonly Lever[] {
  const plain = (kind: string, label: string): Lever => ({ kind, label, about: `About ${label}.`, mainField: 'percent', fields: [{ ...number, name: 'percent', label: `${label} by`, unit: '%', min: 0, max: 100, step: 1, neutral: 0 }] });
  return [
    { kind: 'surge', label: 'Arrivals', about: 'More or fewer arrivals.', mainField: 'percent', fields: [{ ...number, name: 'percent', label: 'More or fewer arrivals', unit: '%', min: -90, max: 300, step: 1, neutral: 0 }, { name: 'stream', label: 'Stream', type: 'stream', unit: '', min: null, max: null, step: null, neutral: null, choices: ['unplanned', 'ed', 'direct'] }, ...period] },
    { kind: 'beds', label: 'Beds', about: 'Opens or closes beds.', mainField: 'delta', fields: [{ name: 'unitId', label: 'Ward', type: 'unit', unit: '', min: null, max: null, step: null, neutral: null, choices: [] }, { ...number, name: 'delta', label: 'Beds opened', unit: 'beds', min: -100, max: 100, step: 1, neutral: 0 }, ...period] },
    plain('stays', 'Stays'), plain('electives', 'Electives'), plain('early-discharge', 'Early discharges'), plain('turnaround', 'Turnaround'), plain('weekend-parity', 'Weekends'),
  ];
}

const LABELS: Readonly<Partial<Record<RunMeasureName, readonly [label: string, unit: string]>>> = {
  daysShort: ['Days short', 'days'], worstBedsShort: ['Beds short at the worst hour', 'beds'], bedDaysShort: ['Bed-days short, ward by ward', 'bed-days'],
  cancelledElectives: ['Electives sent home for want of a bed', 'patients'], boardingHours: ['Boarding in the emergency department', 'patient-hours'], discharges: ['Discharges', 'patients'],
};

export interface MeasureNumbers {
  readonly before: number;
  readonly after: number;
  readonly low: number | null;
  readonly high: number | null;
  readonly clear?: boolean | null;
  readonly better?: number;
  readonly worse?: number;
}
export function measureFixture(name: RunMeasureName, { before, after, low, high, clear, better = 0.9, worse = 0.02 }: MeasureNumbers): RunMeasure {
  const [label, unit] = LABELS[name] ?? [name, 'patients'];
  const isKnown = low !== null && high !== null;
  return {
    name, label, unit, better: name === 'discharges' ? 'higher' : 'lower',
    baseline: { mean: before, low: isKnown ? before - 2 : null, high: isKnown ? before + 2 : null },
    scenario: { mean: after, low: isKnown ? after - 2 : null, high: isKnown ? after + 2 : null },
    change: { mean: after - before, low, high },
    chanceBetter: isKnown ? better : null, chanceWorse: isKnown ? worse : null,
    clear: clear === undefined ? (isKnown ? !(low <= 0 && high >= 0) : null) : clear,
  };
}

/** The design's own numbers: short on 1 day and not on 4. */
export function answerFixture(own: Partial<RunAnswer> = {}): RunAnswer {
  const from = baselineFixture().days;
  const levels = [0.025, 0.1, 0.25, 0.5, 0.75, 0.9, 0.975];
  const rows = 336;
  return {
    stage: 'done', ahead: 0, replications: 400, maxReplications: 400, errors: [],
    measures: [
      measureFixture('daysShort', { before: 4, after: 1, low: -4, high: -2 }),
      measureFixture('worstBedsShort', { before: 11, after: 4, low: -10, high: -4 }),
      measureFixture('bedDaysShort', { before: 23, after: 4, low: -26, high: -12 }),
      measureFixture('cancelledElectives', { before: 18, after: 15, low: -8, high: 2, better: 0.7, worse: 0.2 }),
      measureFixture('boardingHours', { before: 1200, after: 800, low: -600, high: -200 }),
      measureFixture('discharges', { before: 900, after: 910, low: 2, high: 20 }),
    ],
    days: { from, levels, quantiles: levels.map((_, level) => from.map((__, day) => (day === 0 ? 0 : level + 1))), mean: from.map(() => 4), chanceShortBaseline: from.map((_, day) => (day === 5 ? 0.8 : 0.1)), chanceShortScenario: from.map(() => 0.05) },
    hours: { from: ISSUED_AT + 20 * 60_000, levels, baseline: levels.map((_, level) => new Array<number>(rows).fill(60 + level)), scenario: levels.map((_, level) => new Array<number>(rows).fill(58 + level)), staffedBaseline: new Array<number>(rows).fill(70), staffedScenario: new Array<number>(rows).fill(74) },
    ...own,
  };
}

export function scenarioFixture(own: Partial<Scenario> = {}): Scenario {
  const { replications, measures } = answerFixture();
  return {
    scenarioId: 'sc-1', name: 'Four more beds', note: '', author: 'local', createdAt: ISSUED_AT + HOUR_MS, deletedAt: null, parentId: null,
    changes: [{ kind: 'beds', params: { unitId: 'med-a', delta: 4 } }], baseline: baselineFixture(), outcome: { replications, measures }, ...own,
  };
}
