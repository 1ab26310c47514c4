import type { DailyLaw } from './daily-law';

/** A law that is asked first, and a prior that answers where the first says nothing yet: how a small panel starts. */
export function knownFirst(own: DailyLaw, prior: DailyLaw): DailyLaw {
  return {
    coefficients: (member, horizon, weekday) => own.coefficients(member, horizon, weekday) ?? prior.coefficients(member, horizon, weekday),
    shape: (horizon, levels) => own.shape(horizon, levels) ?? prior.shape(horizon, levels),
    spread: (horizon, weekday) => (own.shape(horizon, MEDIAN) === null ? prior : own).spread(horizon, weekday),
    lift: (offset) => own.lift(offset) || prior.lift(offset),
    get sharedProfile() {
      return own.sharedProfile.some((value) => value !== 0) ? own.sharedProfile : prior.sharedProfile;
    },
    get christmasSpread() {
      return Math.max(own.christmasSpread, prior.christmasSpread);
    },
  };
}

const MEDIAN: readonly number[] = [0.5];
