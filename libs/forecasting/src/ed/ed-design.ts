import { ED_AREAS, ED_MODES, ED_STAGES, type EdPatient } from './ed-patient';

/** First hour of each span of hours ahead, counted from the instant of asking; the last span ends at ED_HORIZON_HOURS. */
export const ED_SPAN_EDGES = [0, 1, 2, 3, 4, 6, 8, 12] as const;
/** Beyond a day those who are in the department now are no matter for it. */
export const ED_HORIZON_HOURS = 24;
export const ED_SPANS = ED_SPAN_EDGES.length;

/** First hour after a span. */
export function spanEnd(span: number): number {
  return ED_SPAN_EDGES[span + 1] ?? ED_HORIZON_HOURS;
}

/** What is the same for all who are in the department at an instant. */
export interface EdSituation {
  /** Local hour of the week, 0 to 167. */
  readonly hourOfWeek: number;
  /** Patients in it over the usual number. */
  readonly fullness: number;
  /** Share of them with a decision to admit. */
  readonly boarding: number;
}

const ELAPSED_EDGES = [0, 1, 2, 4, 8] as const;
const STEP_EDGES = [0, 0.5, 1, 2, 4] as const;
const FULLNESS_EDGES = [0, 0.6, 0.85, 1.15, 1.5] as const;
const BOARDING_EDGES = [0, 0.12, 0.25, 0.4] as const;
/** Near, middle and far spans. */
const SPAN_GROUP = [0, 0, 1, 1, 1, 2, 2, 2] as const;
const SPAN_GROUPS = 3;
/** Levels of what a patient is like, not known among them. */
const ACUITIES = 6;
const MODES = ED_MODES.length + 1;
const AREAS = ED_AREAS.length + 1;
const STAGES = ED_STAGES.length;
const BLOCK_HOURS = 4;
const BLOCKS = 24 / BLOCK_HOURS;
const DAY_HOURS = 24;
const FIRST_WEEKEND_HOUR = 5 * DAY_HOURS;

/**
 * Groups of indicator columns with the ridge of each (forecasting design, section 6.1: a coefficient vector per window of elapsed
 * time, coupled by a ridge). Main effects are nearly free; what a window, a stage or a span adds of its own is drawn to nothing.
 */
const GROUPS = [
  { of: 'span', size: ED_SPANS, ridge: 0.1 },
  { of: 'acuity', size: ACUITIES, ridge: 1 },
  { of: 'mode', size: MODES, ridge: 1 },
  { of: 'area', size: AREAS, ridge: 1 },
  { of: 'stage x span', size: STAGES * ED_SPANS, ridge: 2 },
  { of: 'elapsed x span', size: ELAPSED_EDGES.length * ED_SPANS, ridge: 5 },
  { of: 'acuity x span group', size: ACUITIES * SPAN_GROUPS, ridge: 5 },
  { of: 'acuity x elapsed', size: ACUITIES * ELAPSED_EDGES.length, ridge: 10 },
  { of: 'mode x elapsed', size: MODES * ELAPSED_EDGES.length, ridge: 10 },
  { of: 'step x stage x span group', size: STEP_EDGES.length * STAGES * SPAN_GROUPS, ridge: 5 },
  { of: 'time of day x span group', size: BLOCKS * SPAN_GROUPS, ridge: 5 },
  { of: 'weekend', size: 2, ridge: 5 },
  { of: 'boarding x span group', size: BOARDING_EDGES.length * SPAN_GROUPS, ridge: 5 },
  { of: 'fullness x stage x span group', size: FULLNESS_EDGES.length * STAGES * SPAN_GROUPS, ridge: 5 },
] as const;
const STARTS = GROUPS.map((_, i) => GROUPS.slice(0, i).reduce((sum, { size }) => sum + size, 0));
export const ED_COLUMNS = GROUPS.reduce((sum, { size }) => sum + size, 0);
/** Columns of a row: one of each group. */
export const ED_ROW_LENGTH = GROUPS.length;
/** Ridge of each column. */
export const ED_PENALTIES: readonly number[] = GROUPS.flatMap(({ size, ridge }) => Array.from({ length: size }, () => ridge));

/** Columns of one patient and span, one of each group, ascending. What is not known is a level of its own. */
export function edColumns(patient: EdPatient, { hourOfWeek, fullness, boarding }: EdSituation, span: number): readonly number[] {
  const acuity = patient.acuity ?? 0;
  const mode = patient.mode === null ? 0 : ED_MODES.indexOf(patient.mode) + 1;
  const area = patient.area === null ? 0 : ED_AREAS.indexOf(patient.area) + 1;
  const stage = ED_STAGES.indexOf(patient.stage);
  const elapsed = binOf(ELAPSED_EDGES, patient.elapsedHours);
  const group = SPAN_GROUP[span]!;
  const places = [
    span,
    acuity,
    mode,
    area,
    stage * ED_SPANS + span,
    elapsed * ED_SPANS + span,
    acuity * SPAN_GROUPS + group,
    acuity * ELAPSED_EDGES.length + elapsed,
    mode * ELAPSED_EDGES.length + elapsed,
    (binOf(STEP_EDGES, patient.stepHours) * STAGES + stage) * SPAN_GROUPS + group,
    Math.floor((hourOfWeek % DAY_HOURS) / BLOCK_HOURS) * SPAN_GROUPS + group,
    hourOfWeek >= FIRST_WEEKEND_HOUR ? 1 : 0,
    binOf(BOARDING_EDGES, boarding) * SPAN_GROUPS + group,
    (binOf(FULLNESS_EDGES, fullness) * STAGES + stage) * SPAN_GROUPS + group,
  ];
  return places.map((place, i) => STARTS[i]! + place);
}

function binOf(edges: readonly number[], value: number): number {
  return Math.max(0, edges.findLastIndex((edge) => edge <= value));
}
