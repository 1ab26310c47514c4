import { fitRidgeGlm } from '../regression/ridge-glm';
import { ED_COLUMNS, ED_HORIZON_HOURS, ED_PENALTIES, ED_ROW_LENGTH, ED_SPAN_EDGES, ED_SPANS, edColumns, spanEnd, type EdSituation } from './ed-design';
import type { EdPatient } from './ed-patient';

/**
 * Model: P(something has happened to a patient of the emergency department by each hour ahead | what is known now).
 *
 * Landmark analysis (van Houwelingen 2007) by a ridge logistic regression: at landmarks of the past every patient gives a row for
 * each span of hours ahead until it happens. Whoever goes home stays at risk of admission, so that 1 - prod(1 - q) over the spans is
 * the chance to be admitted at all by then (the subdistribution of Fine and Gray 1999, in discrete time). It never falls with the
 * hours, and the regression's score equations keep each span's chances true on average. Do not trust it after a change
 * of how the department works, or from fewer than some 2,000 visits.
 */
export interface EdTimes {
  readonly coefficients: Float64Array;
}
/** A patient at a landmark. */
export interface EdLandmark {
  readonly patient: EdPatient;
  readonly situation: EdSituation;
  /** When it happened; Infinity = not while he was watched. */
  readonly afterHours: number;
  /** For how long he was watched. */
  readonly watchedHours: number;
}

/** Below this the coefficients would be those of the ridge alone. */
const LEAST_EVENTS = 100;

/** Null where too little happened. */
export function fitEdTimes(landmarks: readonly EdLandmark[]): EdTimes | null {
  const columns = new Int32Array(landmarks.length * ED_SPANS * ED_ROW_LENGTH);
  const outcomes = new Float64Array(landmarks.length * ED_SPANS);
  let rows = 0;
  let events = 0;
  for (const { patient, situation, afterHours, watchedHours } of landmarks) {
    for (let span = 0; span < ED_SPANS && afterHours >= ED_SPAN_EDGES[span]! && spanEnd(span) <= watchedHours; span++) {
      columns.set(edColumns(patient, situation, span), rows * ED_ROW_LENGTH);
      const happened = afterHours < spanEnd(span);
      if (happened) events += 1;
      outcomes[rows] = happened ? 1 : 0;
      rows += 1;
    }
  }
  if (events < LEAST_EVENTS) return null;
  const starts = Int32Array.from({ length: rows + 1 }, (_, row) => row * ED_ROW_LENGTH);
  const { coefficients } = fitRidgeGlm({ family: 'logit', rows: { width: ED_COLUMNS, starts, columns, values: null }, outcomes, penalties: ED_PENALTIES });
  return { coefficients };
}

/** Hazard cumulated to each hour ahead, 0 to ED_HORIZON_HOURS; the chance is 1 - exp(-hazard). Within a span the rate is constant. */
export function cumulatedHazard({ coefficients }: EdTimes, patient: EdPatient, situation: EdSituation): Float64Array {
  const hazard = new Float64Array(ED_HORIZON_HOURS + 1);
  for (let span = 0; span < ED_SPANS; span++) {
    let eta = 0;
    for (const column of edColumns(patient, situation, span)) eta += coefficients[column]!;
    const [from, to] = [ED_SPAN_EDGES[span]!, spanEnd(span)];
    // -log(1 - q) = log(1 + e^eta), spread evenly over the hours of the span.
    const hourly = Math.log1p(Math.exp(eta)) / (to - from);
    for (let hour = from; hour < to; hour++) hazard[hour + 1] = hazard[hour]! + hourly;
  }
  return hazard;
}
