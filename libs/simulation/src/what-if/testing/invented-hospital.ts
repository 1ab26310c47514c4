import { AGE_BINS, HOURS_OF_WEEK } from '@wardcast/forecasting';
import { uniformAt } from '@wardcast/probability';
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

/** Beds of the department and the 23 wards of the large hospital: about 670. */
const LARGE_WARDS = 23;
const wardBeds = (w: number): number => 24 + ((w * 5) % 11);

/** Departures that fall with age after the first day and rise and fall over the day, as in fitted tables. */
function dailyHazard(meanHours: number): readonly number[] {
  return Array.from({ length: AGE_BINS * HOURS_OF_WEEK }, (_, cell) => {
    const hour = cell % 24;
    const weekend = cell % HOURS_OF_WEEK >= 120 ? 0.7 : 1;
    return (weekend * Math.max(0.1, 1 + 0.9 * Math.sin(((hour - 9) / 24) * 2 * Math.PI))) / meanHours;
  });
}

/** A department and 23 wards, about 670 beds, nearly full, with transfers between wards, second choices and electives. */
export function largeHospital(hours = 336): WhatIfInput {
  const stayHours = (w: number): number => (w === 0 ? 26 : 90 + 6 * (w % 7));
  const wards = Array.from({ length: LARGE_WARDS }, (_, w) =>
    wardOf(`ward-${w + 1}`, hours, {
      beds: wardBeds(w),
      stayHours: stayHours(w),
      physicalBeds: wardBeds(w) + 2,
      turnaroundMinutes: 60,
      hazardPerHour: dailyHazard(stayHours(w)),
      dischargeSpread: 0.1,
      routes: w === 0 ? Array.from({ length: LARGE_WARDS - 1 }, (_, i) => routeTo(i + 2, hours, 0.6 / (LARGE_WARDS - 1))) : [],
      secondChoices: w === 0 ? [] : [1 + (w % (LARGE_WARDS - 1)) + 1].filter((u) => u !== w + 1),
    }),
  );
  const ed = wardOf('ed', hours, { beds: 40, stayHours: 4.5, kind: 'ed', unlimited: true, hazardPerHour: dailyHazard(4.5), routes: wards.map((_, w) => routeTo(w + 1, hours, w === 0 ? 0.08 : 0.16 / (LARGE_WARDS - 1))) });
  const toEd = streamTo(0, hours, { perHour: 0, kind: 'ed', ratePerHour: Array.from({ length: hours }, (_, h) => 8 * (1 + 0.45 * Math.sin(((h - 8) / 24) * 2 * Math.PI))), levelVariance: flat(hours, 0.01), levelPersistence: 0.97, dispersion: 1.1 });
  const direct = wards.map((ward, w) => streamTo(w + 1, hours, { perHour: ((w === 0 ? 0.1 : 0.48) * ward.physicalBeds) / stayHours(w) }));
  const present = [ed, ...wards].flatMap((unit, u) =>
    Array.from({ length: u === 0 ? 30 : Math.round(unit.staffedBeds[0]! * 0.92) }, (_, i) => ({ unit: u, ageHours: uniformAt(3, u, i) * (u === 0 ? 5 : 150), definiteOut: i % 6 === 0 })),
  );
  return hospitalOf([ed, ...wards], [toEd, ...direct], { present, rules: standardRules(hours) });
}
