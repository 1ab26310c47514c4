import type { UnitKind } from '@wardcast/domain';

/**
 * The baseline of a what-if: who is in the hospital, who usually comes, how long they stay and how beds are given. Plain
 * data, so that it can be stored, sent to a worker and compared. Times inside are hours since `startHour`; index h of an
 * hourly list is the clock hour [h, h + 1). The first one has already run for `startFraction`.
 */
export interface WhatIfInput {
  readonly format: 1;
  /** Instant of the baseline, ms UTC. */
  readonly issuedAt: number;
  /** Start of its clock hour, ms UTC. */
  readonly startHour: number;
  /** Part of that hour that is over, in [0, 1). */
  readonly startFraction: number;
  /** IANA zone of hours of day, days and weekdays. */
  readonly zone: string;
  /** Clock hours ahead, the running one included. */
  readonly horizonHours: number;
  /** Local hour of week (0 = Monday 00:00) of clock hours 0 to horizonHours. */
  readonly hourOfWeek: readonly number[];
  /** Local day of clock hours 0 to horizonHours, counted from the first: days of a clock change have 23 or 25 hours. */
  readonly localDay: readonly number[];
  readonly units: readonly WhatIfUnit[];
  readonly streams: readonly WhatIfStream[];
  readonly present: readonly WhatIfPatient[];
  readonly bookings: readonly WhatIfBooking[];
  /** Patients whose way is known from beginning to end (a past week replayed); nothing of theirs is drawn. */
  readonly known: readonly KnownPatient[];
  readonly rules: WhatIfRules;
  readonly seed: number;
  /** What was assumed because the data do not say it. */
  readonly assumptions: readonly WhatIfAssumption[];
}

export type WhatIfAssumption = 'turnaround' | 'routes' | 'electives' | 'projected-electives' | 'second-choice';

export interface WhatIfUnit {
  readonly unitId: string;
  readonly name: string;
  readonly divisionId: string;
  readonly kind: UnitKind;
  /** An emergency department takes everybody; its patients never wait for a place in it. */
  readonly unlimited: boolean;
  /** Staffed beds at the start of clock hours 0 to horizonHours. */
  readonly staffedBeds: readonly number[];
  /** Usable beds that stand in the unit; those in cleaning are among them. */
  readonly physicalBeds: number;
  /** Beds in cleaning at the start. */
  readonly inCleaning: number;
  /** From a patient's leaving to the bed's being ready. */
  readonly turnaroundMinutes: number;
  /** Departures per patient-hour, [age bin x 168 + hour of week], as fitted by the flow model. */
  readonly hazardPerHour: readonly number[];
  /**
   * A law in closed form instead of the fitted hazards, for models of the literature: it does not know the clock, and the
   * closed-form answers still read the hazards. Null for a real unit.
   */
  readonly lognormalStays: LognormalStays | null;
  /** Standard deviation of the log of the factor that all departures of the unit share. */
  readonly dischargeSpread: number;
  readonly stays: StayChange;
  /** Multipliers on the hazard of those present at the start, by clock hour: with and without a definite move out. */
  readonly readiness: { readonly definite: readonly number[]; readonly undecided: readonly number[] };
  readonly routes: readonly WhatIfRoute[];
  /** Units that take this one's waiting patients when it is full, best first. */
  readonly secondChoices: readonly number[];
  readonly earlyDischarge: EarlyDischarge | null;
}

/** Share of those who leave the unit in clock hour h and go on to another unit. */
export interface WhatIfRoute {
  /** Index of the unit. */
  readonly to: number;
  readonly share: readonly number[];
}

/** ln(stay in hours) ~ N(mu, sigma^2). */
export interface LognormalStays {
  readonly mu: number;
  readonly sigma: number;
}

/** A change of the law of stays: of everybody's length in proportion, by a number of hours, and of what exceeds a length. */
export interface StayChange {
  readonly scale: number;
  readonly shiftHours: number;
  readonly trimBeyondHours: number | null;
  /** Share of the excess that is left, in (0, 1]. */
  readonly trimKeep: number;
}
export const UNCHANGED_STAYS: StayChange = { scale: 1, shiftHours: 0, trimBeyondHours: null, trimKeep: 1 };

/** Of those who go home, the share that leaves `hours` earlier, but not before `earliestHour` of the local day. */
export interface EarlyDischarge {
  readonly share: number;
  readonly hours: number;
  readonly earliestHour: number;
}

export type StreamKind = 'ed' | 'direct' | 'elective';
export interface WhatIfStream {
  readonly kind: StreamKind;
  /** Index of the unit. */
  readonly unit: number;
  /** Expected arrivals per full hour; what the running hour has left is a part of its first number. */
  readonly ratePerHour: readonly number[];
  /** Relative variance of the level of arrivals at each clock hour. */
  readonly levelVariance: readonly number[];
  /** Correlation of the level between neighbouring hours. */
  readonly levelPersistence: number;
  /** Variance of hourly counts over what the level explains, at least 1. */
  readonly dispersion: number;
}

export interface WhatIfPatient {
  readonly unit: number;
  /** Hours in the unit at `issuedAt`. */
  readonly ageHours: number;
  readonly definiteOut: boolean;
}
export interface WhatIfBooking {
  readonly unit: number;
  /** Hours since `startHour`. */
  readonly at: number;
}
export interface KnownPatient {
  readonly kind: StreamKind;
  /** Hours since `startHour`; negative for those who were there at the start. */
  readonly at: number;
  readonly steps: readonly { readonly unit: number; /** Cumulated hazard of the whole stay; null = it did not end. */ readonly threshold: number | null }[];
}

/** Order in which waiting patients get a bed; within a class who waits longest comes first. */
export type WaitingClass = 'transfer' | 'emergency' | 'direct' | 'elective';
export interface WhatIfRules {
  readonly priority: readonly WaitingClass[];
  /** A patient who waited this long may be given a bed in a second-choice unit; null = never. */
  readonly outlierAfterHours: number | null;
  /** A booked patient without a bed after this wait is sent home. */
  readonly cancelAfterHours: number;
  /** Free beds that electives leave to emergencies. */
  readonly electiveReserveBeds: number;
  /** Share of electives that is not booked, by clock hour. */
  readonly electiveCancelShare: readonly number[];
  /** Most electives of a local day, by weekday from Monday; null = no limit. */
  readonly electiveCap: readonly (number | null)[];
}
