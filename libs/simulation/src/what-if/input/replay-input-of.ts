import type { Unit } from '@wardcast/domain';
import type { UnitFlowModel } from '@wardcast/forecasting';
import { HOUR_MS, hourFloor, hourOfWeekSeries, localDayNumber } from '@wardcast/timeseries';
import { compileHospital } from '../engine/compile-hospital';
import { hazardOfStay } from '../engine/stay-end';
import { secondChoicesOf } from './second-choices';
import { standardRules } from './standard-rules';
import type { TransferStay } from './transfer-shares';
import { UNCHANGED_STAYS, type KnownPatient, type StreamKind, type WhatIfInput, type WhatIfUnit } from './what-if-input';
import { ASSUMED_TURNAROUND_MINUTES } from './what-if-input-of';

export interface ReplayUnit {
  readonly unit: Unit;
  readonly model: UnitFlowModel;
  /** Staffed beds at the start of each clock hour of the range and at its end. */
  readonly staffedBeds: readonly number[];
  readonly physicalBeds?: number;
  readonly turnaroundMinutes?: number;
}
export interface ReplaySources {
  /** Whole hours, ms UTC, half-open: last week, for instance. */
  readonly from: number;
  readonly to: number;
  readonly zone: string;
  readonly units: readonly ReplayUnit[];
  /** Stays of every visit that was there in the range, by visit and in order; the unit of each step is what it was. */
  readonly stays: Iterable<TransferStay>;
  /** Visits that came from a booked list. */
  readonly electiveVisits?: ReadonlySet<string>;
}

/**
 * A past week as a baseline: who really came, when, where to and for how long. Nothing is drawn. Each stay is kept as the
 * cumulated hazard that the patient had survived at its end, so that a change of stays, of weekends or of discharge hours
 * acts on the real patients as it does on drawn ones, and no change gives exactly the same week on both sides.
 * Throws RangeError when the range is not of whole hours.
 */
export function replayInputOf(sources: ReplaySources): WhatIfInput {
  const horizonHours = (sources.to - sources.from) / HOUR_MS;
  if (hourFloor(sources.from) !== sources.from || !(Number.isInteger(horizonHours) && horizonHours > 0)) throw new RangeError('a replay needs a range of whole hours');
  const clock = Array.from(hourOfWeekSeries(sources.zone, sources.from, horizonHours + 1));
  const firstDay = localDayNumber(sources.zone, sources.from);
  const secondChoices = secondChoicesOf(sources.units.map(({ unit }) => unit));
  const empty: WhatIfInput = {
    format: 1,
    issuedAt: sources.from,
    startHour: sources.from,
    startFraction: 0,
    zone: sources.zone,
    horizonHours,
    hourOfWeek: clock,
    localDay: clock.map((_, h) => localDayNumber(sources.zone, sources.from + h * HOUR_MS) - firstDay),
    units: sources.units.map((each, u) => unitOf(each, horizonHours, secondChoices[u]!)),
    streams: [],
    present: [],
    bookings: [],
    known: [],
    rules: standardRules(horizonHours),
    seed: 0,
    assumptions: sources.units.some(({ turnaroundMinutes }) => turnaroundMinutes === undefined) ? ['turnaround', 'second-choice'] : ['second-choice'],
  };
  return { ...empty, known: knownPatients(empty, sources) };
}

function unitOf({ unit, model, staffedBeds, ...each }: ReplayUnit, hours: number, secondChoices: readonly number[]): WhatIfUnit {
  const unlimited = unit.kind === 'ed';
  const ones = new Array<number>(hours).fill(1);
  return {
    unitId: unit.unitId,
    name: unit.name,
    divisionId: unit.divisionId,
    kind: unit.kind,
    unlimited,
    staffedBeds: unlimited ? new Array<number>(hours + 1).fill(unit.bedIds.length) : [...staffedBeds],
    physicalBeds: each.physicalBeds ?? unit.bedIds.length,
    inCleaning: 0,
    turnaroundMinutes: each.turnaroundMinutes ?? (unlimited ? 0 : ASSUMED_TURNAROUND_MINUTES),
    hazardPerHour: Array.from(model.hazard.perHour),
    lognormalStays: null,
    dischargeSpread: 0,
    stays: UNCHANGED_STAYS,
    readiness: { definite: ones, undecided: ones },
    routes: [],
    secondChoices,
    earlyDischarge: null,
  };
}

/** Stays of one visit in a row, cut to the range. */
function knownPatients(input: WhatIfInput, sources: ReplaySources): readonly KnownPatient[] {
  const hospital = compileHospital(input);
  const index = new Map(input.units.map((unit, u) => [unit.unitId, u]));
  const patients: KnownPatient[] = [];
  let visit: { key: string; stays: { unit: number; from: number; to: number | null }[] } = { key: '', stays: [] };
  const close = (): void => {
    if (visit.stays.length === 0) return;
    const kind: StreamKind = input.units[visit.stays[0]!.unit]!.kind === 'ed' ? 'ed' : sources.electiveVisits?.has(visit.key) === true ? 'elective' : 'direct';
    const steps = visit.stays.map(({ unit, from, to }) => ({
      unit,
      threshold: to === null ? null : hazardOfStay(hospital, hospital.stays[unit]!, { entry: from, end: to }),
    }));
    patients.push({ kind, at: visit.stays[0]!.from, steps });
  };
  for (const stay of sources.stays) {
    if (stay.visitKey !== visit.key) {
      close();
      visit = { key: stay.visitKey, stays: [] };
    }
    const unit = index.get(stay.unitId);
    const from = (stay.from - sources.from) / HOUR_MS;
    const to = stay.to === null || stay.to > sources.to ? null : (stay.to - sources.from) / HOUR_MS;
    if (unit === undefined || from >= input.horizonHours || (to !== null && to <= 0)) continue;
    const last = visit.stays.at(-1);
    if (last !== undefined && last.unit === unit && last.to === from) last.to = to;
    else visit.stays.push({ unit, from, to });
  }
  close();
  return patients;
}
