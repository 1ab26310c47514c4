import type { ForecastWhyQuery } from '@wardcast/contract';

export type ForecastWhy = NonNullable<ForecastWhyQuery['forecastWhy']>;

/** One line of a list whose shown tenths add up to the shown total. */
export interface ReasonLine {
  readonly name: string;
  readonly tenths: number;
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

/** Rounds to tenths so that the lines add up to the rounded total: the largest remainders are rounded up first. */
export function tenthsThatAddUp(values: readonly number[]): readonly number[] {
  const total = Math.round(10 * values.reduce((sum, value) => sum + value, 0));
  const floors = values.map((value) => Math.floor(10 * value));
  const missing = total - floors.reduce((sum, value) => sum + value, 0);
  const byRemainder = values.map((value, i) => ({ i, left: 10 * value - floors[i]! })).sort((a, b) => b.left - a.left || a.i - b.i);
  const raised = new Set(byRemainder.slice(0, missing).map(({ i }) => i));
  return floors.map((value, i) => (raised.has(i) ? value + 1 : value));
}

/** Whom the expected occupied beds are made of; empty parts are left out. */
export function shareLines(why: ForecastWhy): readonly ReasonLine[] {
  const tenths = tenthsThatAddUp(why.shares.map(({ mean }) => mean));
  return why.shares.map(({ name }, i) => ({ name: SHARE_NAMES[name], tenths: tenths[i]! })).filter((line) => line.tenths !== 0);
}

/** Why the expected occupied beds moved; causes of nothing are left out. */
export function causeLines(moved: NonNullable<ForecastWhy['moved']>): readonly ReasonLine[] {
  const tenths = tenthsThatAddUp(moved.causes.map(({ patients }) => patients));
  return moved.causes.map(({ cause }, i) => ({ name: CAUSE_NAMES[cause], tenths: tenths[i]! })).filter((line) => line.tenths !== 0);
}

/** "18.4", and with a sign "+0.6" or "−1.2". */
export function tenthsText(tenths: number): string {
  return (tenths < 0 ? '−' : '') + (Math.abs(tenths) / 10).toFixed(1);
}
export function signedTenthsText(tenths: number): string {
  return tenths > 0 ? `+${tenthsText(tenths)}` : tenthsText(tenths);
}
