/** Coefficients of one origin time and horizon: shared by all sites, and those of each site; null where a site has none. */
export interface HourlyCoefficients {
  readonly shared: Float64Array;
  readonly own: readonly (Float64Array | null)[];
}
/** Where a row or an error belongs. */
export interface HourlyCell {
  /** Number of the origin's time of day. */
  readonly originClass: number;
  /** Index of the horizon. */
  readonly horizon: number;
}
/** What a fitted hourly model knows beyond any single site. */
export interface HourlyLaw {
  /** Null before a first fit. */
  coefficients(at: HourlyCell): HourlyCoefficients | null;
  /** Mean |error| of a cell in units of the size law. */
  typicalSize(at: HourlyCell): number;
  /** Quantiles of scaled errors of sites of a level; null before there are enough. */
  shape(at: HourlyCell & { readonly level: number }, levels: readonly number[]): Float64Array | null;
}

/** A law that is asked first, and a prior that answers where the first says nothing yet: how a small panel starts. */
export function knownHourlyFirst(own: HourlyLaw, prior: HourlyLaw): HourlyLaw {
  return {
    coefficients: (at) => own.coefficients(at) ?? prior.coefficients(at),
    typicalSize: (at) => (own.coefficients(at) === null ? prior : own).typicalSize(at),
    shape: (at, levels) => own.shape(at, levels) ?? prior.shape(at, levels),
  };
}
