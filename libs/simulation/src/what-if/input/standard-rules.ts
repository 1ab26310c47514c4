import type { WhatIfRules } from './what-if-input';

/** A patient who waited this long is given a bed where there is one: the emergency four-hour standard. */
const OUTLIER_AFTER_HOURS = 4;
/** Who came in the morning and has no bed by the afternoon is sent home. */
const CANCEL_AFTER_HOURS = 8;

/** How beds are given unless the hospital says otherwise: moves inside the hospital first, then emergencies, direct admissions, electives. */
export function standardRules(horizonHours: number): WhatIfRules {
  return {
    priority: ['transfer', 'emergency', 'direct', 'elective'],
    outlierAfterHours: OUTLIER_AFTER_HOURS,
    cancelAfterHours: CANCEL_AFTER_HOURS,
    electiveReserveBeds: 0,
    electiveCancelShare: new Array<number>(horizonHours).fill(0),
    electiveCap: new Array<null>(7).fill(null),
  };
}
