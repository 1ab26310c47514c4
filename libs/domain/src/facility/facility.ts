export type UnitKind = 'ward' | 'icu' | 'hdu' | 'paediatric' | 'neonatal' | 'maternity' | 'assessment' | 'ed';

export interface Unit {
  readonly unitId: string;
  readonly name: string;
  readonly divisionId: string;
  readonly kind: UnitKind;
  readonly specialty: string;
  /** Physical bed ids. An ED lists its bays; patients there may exceed them. */
  readonly bedIds: readonly string[];
}
export interface Division {
  readonly divisionId: string;
  readonly name: string;
}
/** The location tree of one hospital: facility -> divisions -> units -> beds. */
export interface Facility {
  readonly facilityId: string;
  readonly name: string;
  /** IANA zone; every local time shown or modelled is in it. */
  readonly timeZone: string;
  /** Two-letter country (and region) for holidays, e.g. `GB-ENG`. */
  readonly holidayRegion: string;
  /** Local wall times of the bed meetings, `HH:MM`, ascending. The next one is the default target. */
  readonly huddleTimes: readonly string[];
  /** True for the sample hospital: the ribbon never leaves the screen. */
  readonly sample: boolean;
  readonly divisions: readonly Division[];
  readonly units: readonly Unit[];
}
