import type { ForecastWhyQuery } from '@wardcast/contract';

export type ForecastWhy = NonNullable<ForecastWhyQuery['forecastWhy']>;

/** One line of a list whose shown beds add up to the shown total. */
export interface ReasonLine {
  readonly name: string;
  readonly beds: number;
}

const SHARE_NAMES: Readonly<Record<ForecastWhy['shares'][number]['name'], string>> = {
  still_here: 'Still here of those here now',
  booked: 'Booked',
  decided: 'Decided: from the ED or another ward',
  not_known_yet: 'Not known yet',
  adjustment: 'Put right by past counts',
};
const CAUSE_NAMES: Readonly<Record<NonNullable<ForecastWhy['moved']>['causes'][number]['cause'], string>> = {
  arrivals: 'Arrivals against expectation',
  departures: 'Departures against expectation',
  level: 'More or fewer arrivals ahead',
  lists: 'Who is known to leave',
  model: 'Model and past counts',
  rest: 'Other departures ahead',
};
/** What is less than this is nothing: a tenth of a bed would not be seen either way. */
const NOTHING = 0.05;

const sumOf = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0);

/** Rounds to whole beds so that they add up to `total`, the rounded sum: the largest remainders are rounded up first. */
export function wholesThatAddUp(values: readonly number[], total: number = Math.round(sumOf(values))): readonly number[] {
  const floors = values.map((value) => Math.floor(value));
  const missing = total - sumOf(floors);
  const byRemainder = values.map((value, i) => ({ i, left: value - floors[i]! })).sort((a, b) => b.left - a.left || a.i - b.i);
  const raised = new Set(byRemainder.slice(0, missing).map(({ i }) => i));
  return floors.map((value, i) => (raised.has(i) ? value + 1 : value));
}

/** Whom the expected occupied beds are made of; parts of no whole bed are left out. */
export function shareLines(why: ForecastWhy): readonly ReasonLine[] {
  const beds = wholesThatAddUp(why.shares.map(({ mean }) => mean));
  return why.shares.map(({ name }, i) => ({ name: SHARE_NAMES[name], beds: beds[i]! })).filter((line) => line.beds !== 0);
}

/** Why the expected occupied beds moved from one whole number to another; causes of no whole bed are left out. */
export function causeLines({ from, to, causes }: NonNullable<ForecastWhy['moved']>): readonly ReasonLine[] {
  const beds = wholesThatAddUp(causes.map(({ patients }) => patients), Math.round(to) - Math.round(from));
  return causes.map(({ cause }, i) => ({ name: CAUSE_NAMES[cause], beds: beds[i]! })).filter((line) => line.beds !== 0);
}

/** Whether anything at all was other than expected, be it less than a bed. */
export function hasMoved({ causes }: NonNullable<ForecastWhy['moved']>): boolean {
  return causes.some(({ patients }) => Math.abs(patients) >= NOTHING);
}
