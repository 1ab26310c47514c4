import { HOUR_MS } from '@wardcast/timeseries';
import type { FlowWindow, KnownStay } from '../flow/flow-window';
import { fitDestinationShares, type DestinationShares } from './destination-shares';
import { edMoment } from './ed-moment';
import { fitEdTimes, type EdLandmark, type EdTimes } from './ed-times';

/** What is learned of the patients of an emergency department: when they leave it, whether they are admitted, and where to. */
export interface EdModel {
  /** Mean census. */
  readonly usualPatients: number;
  /** Leaving the department, for whatever reason. */
  readonly leaving: EdTimes;
  /** Coming to lie on a ward, of those without a decision; null = too few did. */
  readonly admission: EdTimes | null;
  readonly destination: DestinationShares | null;
}

/** Landmarks are taken this often: a divisor of no day, so that all hours of the day are seen in turn. */
const LANDMARK_EVERY_HOURS = 5;

/** From stays of which something was told; what happened after the window is not seen. Null where nothing, or too little, was told. */
export function fitEdModel(stays: readonly KnownStay[], window: FlowWindow): EdModel | null {
  if (!stays.some(({ ed }) => ed !== undefined)) return null;
  const patientHours = stays.reduce((sum, { enteredAt, until }) => sum + (until - Math.max(enteredAt, window.from)) / HOUR_MS, 0);
  const usualPatients = patientHours / window.hours;
  const leaving: EdLandmark[] = [];
  const admission: EdLandmark[] = [];
  const sorted = [...stays].sort((left, right) => left.enteredAt - right.enteredAt);
  let present: KnownStay[] = [];
  let next = 0;
  for (let mark = 0; mark < window.hours; mark += LANDMARK_EVERY_HOURS) {
    const at = window.from + mark * HOUR_MS;
    for (; next < sorted.length && sorted[next]!.enteredAt <= at; next++) present.push(sorted[next]!);
    present = present.filter(({ until }) => until > at);
    const { situation, patients } = edMoment(present, { at, hourOfWeek: window.hourOfWeek[mark]!, usualPatients });
    for (const { stay, patient } of patients) {
      const landmark = { patient, situation, watchedHours: window.hours - mark };
      leaving.push({ ...landmark, afterHours: stay.left ? (stay.until - at) / HOUR_MS : Infinity });
      if (patient.stage !== 'decided') admission.push({ ...landmark, afterHours: admittedAfter(stay, at) });
    }
  }
  const times = fitEdTimes(leaving);
  const admitted = sorted.flatMap(({ ed }) => (ed?.admitted != null && ed.admitted.at >= window.from && ed.admitted.at < window.to ? [ed] : []));
  return times && { usualPatients, leaving: times, admission: fitEdTimes(admission), destination: fitDestinationShares(admitted) };
}

function admittedAfter({ ed }: KnownStay, at: number): number {
  return ed?.admitted == null ? Infinity : Math.max(0, (ed.admitted.at - at) / HOUR_MS);
}
