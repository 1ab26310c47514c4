import { AGE_BINS, HOURS_OF_WEEK } from '@wardcast/forecasting';
import { standardRules } from '../input/standard-rules';
import { UNCHANGED_STAYS, type WhatIfInput, type WhatIfRoute, type WhatIfStream, type WhatIfUnit } from '../input/what-if-input';

/** A Monday, 00:00 UTC. */
export const MONDAY = Date.UTC(2026, 0, 5);

export const flat = <T>(length: number, value: T): readonly T[] => new Array<T>(length).fill(value);
/** A hazard table with one rate: exponential stays of the given mean. */
export const exponentialStays = (meanHours: number): readonly number[] => flat(AGE_BINS * HOURS_OF_WEEK, 1 / meanHours);

/** A ward with constant numbers; `change` overrides. */
export function wardOf(unitId: string, hours: number, change: Partial<WhatIfUnit> & { readonly beds: number; readonly stayHours: number }): WhatIfUnit {
  const { beds, stayHours, ...rest } = change;
  return {
    unitId,
    name: unitId,
    divisionId: 'all',
    kind: 'ward',
    unlimited: false,
    staffedBeds: flat(hours + 1, beds),
    physicalBeds: beds,
    inCleaning: 0,
    turnaroundMinutes: 0,
    hazardPerHour: exponentialStays(stayHours),
    lognormalStays: null,
    dischargeSpread: 0,
    stays: UNCHANGED_STAYS,
    readiness: { definite: flat(hours, 1), undecided: flat(hours, 1) },
    routes: [],
    secondChoices: [],
    earlyDischarge: null,
    ...rest,
  };
}

export function streamTo(unit: number, hours: number, change: Partial<WhatIfStream> & { readonly perHour: number }): WhatIfStream {
  const { perHour, ...rest } = change;
  return { kind: 'direct', unit, ratePerHour: flat(hours, perHour), levelVariance: flat(hours, 0), levelPersistence: 0, dispersion: 1, ...rest };
}

export const routeTo = (to: number, hours: number, share: number): WhatIfRoute => ({ to, share: flat(hours, share) });

/** A hospital from Monday on in UTC, empty at the start, where nobody looks for a second choice. */
export function hospitalOf(units: readonly WhatIfUnit[], streams: readonly WhatIfStream[], change: Partial<WhatIfInput> = {}): WhatIfInput {
  const horizonHours = units[0]!.staffedBeds.length - 1;
  const hours = Array.from({ length: horizonHours + 1 }, (_, h) => h);
  return {
    format: 1,
    issuedAt: MONDAY,
    startHour: MONDAY,
    startFraction: 0,
    zone: 'Etc/UTC',
    horizonHours,
    hourOfWeek: hours.map((h) => h % HOURS_OF_WEEK),
    localDay: hours.map((h) => Math.floor(h / 24)),
    units,
    streams,
    present: [],
    bookings: [],
    known: [],
    rules: { ...standardRules(horizonHours), outlierAfterHours: null },
    seed: 11,
    assumptions: [],
    ...change,
  };
}
