import type { ExpectedPatient, PresentPatient, Unit } from '@wardcast/domain';
import { ageBinOf, forecastSteps, hoursOfWeekBefore, leadBinOf, levelAhead, runLevel, type ForecastStep, type LevelState, type UnitFlowModel } from '@wardcast/forecasting';
import { HOUR_MS, hourFloor, hourOfWeekSeries, HOURS_PER_WEEK, localDayNumber } from '@wardcast/timeseries';
import { compileHospital } from '../engine/compile-hospital';
import { expectedFlow } from '../engine/expected-flow';
import { withProjectedElectives } from './projected-electives';
import { secondChoicesOf } from './second-choices';
import { UNCHANGED_STAYS, type WhatIfAssumption, type WhatIfBooking, type WhatIfInput, type WhatIfRoute, type WhatIfStream, type WhatIfUnit } from './what-if-input';
import { standardRules } from './standard-rules';
import type { UsualElectives } from './usual-electives';

/** What is known of one unit at the instant of the baseline. */
export interface UnitBaseline {
  readonly unit: Unit;
  readonly model: UnitFlowModel;
  readonly present: readonly PresentPatient[];
  readonly expected?: readonly ExpectedPatient[];
  /** Staffed beds at the start of the clock hour of the baseline and of each of the `horizonHours` hours after it; unused for an emergency department. */
  readonly staffedBeds: readonly number[];
  /** Usable physical beds; absent = the beds of the unit. */
  readonly physicalBeds?: number;
  readonly inCleaning?: number;
  /** Minutes from leaving to clean, as seen; absent = an assumption. */
  readonly turnaroundMinutes?: number;
  /** Arrivals in the whole hours before the clock hour of the baseline, oldest first, as for the forecast. */
  readonly recentArrivals?: readonly number[];
}
export interface WhatIfSources {
  /** ms UTC. */
  readonly issuedAt: number;
  readonly zone: string;
  /** Whole hours, at most 336. */
  readonly horizonHours: number;
  readonly seed: number;
  readonly units: readonly UnitBaseline[];
  /** Share of a unit's arrivals (outer key) that came from another (inner key), see `transferShares`; absent = all from outside. */
  readonly transfers?: ReadonlyMap<string, ReadonlyMap<string, number>>;
  /** What elective lists usually come to, by unit, see `usualElectives`; absent = only those who are booked are electives. */
  readonly usualElectives?: ReadonlyMap<string, UsualElectives>;
}

/** Assumed where the data say nothing: a wait for the cleaner and a standard clean. */
export const ASSUMED_TURNAROUND_MINUTES = 60;
/** A route never takes more than this share of a unit's leavers, so that somebody can always go home. */
const MOST_ROUTED = 0.98;

/**
 * The baseline of a what-if from fitted flows and the live census. With beds without end its mean census is that of the
 * flow forecast before its hindcast correction: what arrives in a unit in an hour is what the forecast expects, split into
 * those who come from other units (as a share of these units' expected leavers), bookings, and those from outside.
 */
export function whatIfInputOf(sources: WhatIfSources): WhatIfInput {
  const steps = forecastSteps(sources.zone, sources.issuedAt, sources.horizonHours);
  const startHour = hourFloor(sources.issuedAt);
  const clock = Array.from(hourOfWeekSeries(sources.zone, startHour, sources.horizonHours + 1));
  const firstDay = localDayNumber(sources.zone, startHour);
  const secondChoices = secondChoicesOf(sources.units.map(({ unit }) => unit));
  const open: WhatIfInput = {
    format: 1,
    issuedAt: sources.issuedAt,
    startHour,
    startFraction: (sources.issuedAt - startHour) / HOUR_MS,
    zone: sources.zone,
    horizonHours: sources.horizonHours,
    hourOfWeek: clock,
    localDay: clock.map((_, h) => localDayNumber(sources.zone, startHour + h * HOUR_MS) - firstDay),
    units: sources.units.map((baseline, u) => unitOf(baseline, { steps, issuedAt: sources.issuedAt, secondChoices: secondChoices[u]! })),
    streams: sources.units.map((baseline, u) => streamOf(baseline, u, { steps, issuedAt: sources.issuedAt })),
    present: sources.units.flatMap(({ present }, unit) =>
      present.filter((patient) => patient.enteredAt <= sources.issuedAt).map((patient) => ({ unit, ageHours: (sources.issuedAt - patient.enteredAt) / HOUR_MS, definiteOut: patient.definiteOut })),
    ),
    bookings: [],
    known: [],
    rules: standardRules(sources.horizonHours),
    seed: sources.seed,
    assumptions: assumptionsOf(sources, secondChoices),
  };
  return withProjectedElectives(withBookings(withRoutes(open, sources), sources), sources.usualElectives ?? new Map());
}

function assumptionsOf(sources: WhatIfSources, secondChoices: readonly (readonly number[])[]): readonly WhatIfAssumption[] {
  const assumptions: WhatIfAssumption[] = [];
  if (sources.units.some(({ unit, turnaroundMinutes }) => unit.kind !== 'ed' && turnaroundMinutes === undefined)) assumptions.push('turnaround');
  if (sources.transfers === undefined) assumptions.push('routes');
  if (!sources.units.some(({ expected }) => expected?.some(({ kind }) => kind === 'booked'))) assumptions.push('electives');
  if (secondChoices.some((choices) => choices.length > 0)) assumptions.push('second-choice');
  return assumptions;
}

interface UnitContext {
  readonly steps: readonly ForecastStep[];
  readonly issuedAt: number;
}

function unitOf(baseline: UnitBaseline, at: UnitContext & { readonly secondChoices: readonly number[] }): WhatIfUnit {
  const { unit, model } = baseline;
  const unlimited = unit.kind === 'ed';
  const beds = baseline.physicalBeds ?? unit.bedIds.length;
  return {
    unitId: unit.unitId,
    name: unit.name,
    divisionId: unit.divisionId,
    kind: unit.kind,
    unlimited,
    staffedBeds: unlimited ? new Array<number>(at.steps.length + 1).fill(unit.bedIds.length) : [...baseline.staffedBeds],
    physicalBeds: Math.max(beds, 0),
    inCleaning: baseline.inCleaning ?? 0,
    turnaroundMinutes: baseline.turnaroundMinutes ?? (unlimited ? 0 : ASSUMED_TURNAROUND_MINUTES),
    hazardPerHour: Array.from(model.hazard.perHour),
    lognormalStays: null,
    dischargeSpread: model.dischargeSpread,
    stays: UNCHANGED_STAYS,
    readiness: readinessOf(baseline, at),
    routes: [],
    secondChoices: at.secondChoices,
    earlyDischarge: null,
  };
}

/** Multipliers by clock hour. Without order data they only say who leaves first: the total stays what it was, as in the forecast. */
function readinessOf({ model, present }: UnitBaseline, { steps, issuedAt }: UnitContext): WhatIfUnit['readiness'] {
  const there = present.filter((patient) => patient.enteredAt <= issuedAt);
  const scales = steps.map((step, lead) => {
    if (model.readiness.learned || !there.some((patient) => patient.definiteOut)) return 1;
    let plain = 0;
    let weighted = 0;
    for (const patient of there) {
      const rate = model.hazard.perHour[ageBinOf((step.hourStart - patient.enteredAt) / HOUR_MS) * HOURS_PER_WEEK + step.hourOfWeek]!;
      plain += rate;
      weighted += rate * (patient.definiteOut ? model.readiness.definite : model.readiness.undecided)[leadBinOf(lead)]!;
    }
    return weighted === 0 ? 1 : plain / weighted;
  });
  const row = (multipliers: readonly number[]): readonly number[] => scales.map((scale, lead) => scale * multipliers[leadBinOf(lead)]!);
  return { definite: row(model.readiness.definite), undecided: row(model.readiness.undecided) };
}

function streamOf(baseline: UnitBaseline, unit: number, { steps, issuedAt }: UnitContext): WhatIfStream {
  const { model } = baseline;
  const level = levelNow(baseline, issuedAt);
  const ahead = steps.map((_, j) => levelAhead(level, model.levelSettings, j + 1));
  return {
    kind: baseline.unit.kind === 'ed' ? 'ed' : 'direct',
    unit,
    ratePerHour: steps.map((step, j) => (model.arrivalsPerHour[step.hourOfWeek]! * ahead[j]!.a) / ahead[j]!.b),
    levelVariance: ahead.map(({ a }) => 1 / a),
    levelPersistence: 2 ** (-1 / model.levelSettings.halfLifeHours),
    dispersion: model.dispersion,
  };
}

function levelNow({ model, recentArrivals }: UnitBaseline, issuedAt: number): LevelState {
  if (recentArrivals === undefined || recentArrivals.length === 0) return levelAhead(model.level, model.levelSettings, Math.max(0, (hourFloor(issuedAt) - model.to) / HOUR_MS));
  const hours = hoursOfWeekBefore(model.zone, issuedAt, recentArrivals.length);
  return runLevel(model.levelSettings, recentArrivals, Float64Array.from(hours, (hour) => model.arrivalsPerHour[hour]!));
}

/** Moves the part of each unit's arrivals that comes from other units from its stream to their routes. */
function withRoutes(input: WhatIfInput, { transfers, units }: WhatIfSources): WhatIfInput {
  if (transfers === undefined) return input;
  const hospital = compileHospital(input);
  const { arrivals, departures } = expectedFlow(hospital);
  const index = new Map(units.map(({ unit }, u) => [unit.unitId, u]));
  const count = input.units.length;
  const routed = new Float64Array(arrivals.length);
  const routes = input.units.map((): WhatIfRoute[] => []);
  for (const [toId, from] of transfers) {
    const to = index.get(toId);
    for (const [fromId, share] of from) {
      const origin = index.get(fromId);
      if (to === undefined || origin === undefined) continue;
      routes[origin]!.push({ to, share: Array.from({ length: hospital.hours }, (_, h) => ratio(share * arrivals[h * count + to]!, departures[h * count + origin]!)) });
    }
  }
  const capped = routes.map((list) => capShares(list, hospital.hours));
  capped.forEach((list, origin) => {
    for (const { to, share } of list) share.forEach((part, h) => (routed[h * count + to]! += part * departures[h * count + origin]!));
  });
  return {
    ...input,
    units: input.units.map((unit, u) => ({ ...unit, routes: capped[u]! })),
    streams: input.streams.map((stream) => ({
      ...stream,
      ratePerHour: stream.ratePerHour.map((rate, h) => rate * Math.max(0, 1 - ratio(routed[h * count + stream.unit]!, arrivals[h * count + stream.unit]!))),
    })),
  };
}

const ratio = (part: number, whole: number): number => (whole > 0 ? part / whole : 0);

function capShares(routes: readonly WhatIfRoute[], hours: number): readonly WhatIfRoute[] {
  const scale = Array.from({ length: hours }, (_, h) => Math.min(1, MOST_ROUTED / Math.max(Number.MIN_VALUE, routes.reduce((sum, route) => sum + route.share[h]!, 0))));
  return routes.map((route) => ({ to: route.to, share: route.share.map((part, h) => part * scale[h]!) }));
}

/** Booked patients take the place of as many expected ones of their unit and local day. */
function withBookings(input: WhatIfInput, { units }: WhatIfSources): WhatIfInput {
  const bookings: WhatIfBooking[] = units.flatMap(({ expected = [] }, unit) =>
    expected.flatMap(({ kind, expectedAt }) => {
      if (kind !== 'booked' || expectedAt === null) return [];
      const at = (Math.max(expectedAt, input.issuedAt) - input.startHour) / HOUR_MS;
      return at < input.horizonHours ? [{ unit, at }] : [];
    }),
  );
  if (bookings.length === 0) return input;
  const key = (unit: number, hour: number): string => `${unit}/${input.localDay[hour]}`;
  const booked = new Map<string, number>();
  for (const { unit, at } of bookings) booked.set(key(unit, Math.floor(at)), (booked.get(key(unit, Math.floor(at))) ?? 0) + 1);
  const expected = new Map<string, number>();
  for (const stream of input.streams) stream.ratePerHour.forEach((rate, h) => expected.set(key(stream.unit, h), (expected.get(key(stream.unit, h)) ?? 0) + rate * (h === 0 ? 1 - input.startFraction : 1)));
  const keep = (unit: number, hour: number): number => Math.max(0, 1 - ratio(booked.get(key(unit, hour)) ?? 0, expected.get(key(unit, hour)) ?? 0));
  return { ...input, bookings, streams: input.streams.map((stream) => ({ ...stream, ratePerHour: stream.ratePerHour.map((rate, h) => rate * keep(stream.unit, h)) })) };
}
