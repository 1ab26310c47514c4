import { AGE_BINS, HOURS_OF_WEEK } from '@wardcast/forecasting';
import { uniformAt } from '@wardcast/probability';
import { standardRules } from '../input/standard-rules';
import type { WhatIfInput } from '../input/what-if-input';
import { flat, hospitalOf, routeTo, streamTo, wardOf } from './invented-units';

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
