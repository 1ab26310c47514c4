import { chanceWithoutBed, crowdingAhead, crowdingBand, expectedWithoutBed, nedocs, nursesByShift } from '@wardcast/forecasting';
import type { Facility, Unit } from '@wardcast/domain';
import type { Actor } from '../../actor';
import type { ForecastRecord } from '../../ports/forecast-store.port';
import { findFacility, maySeeNode, visibleNodes } from '../access';
import { CHANCE_DECIMALS, COUNT_DECIMALS, rounded } from '../forecast-view';
import { bedUnits, hospitalNodes } from '../hospital-nodes';
import type { QueryDependencies } from '../query-dependencies';
import { answer, refuse, type QueryResult } from '../query-result';
import { readBoardState } from '../store-reads';
import { demandHours, quantileColumn, type DemandHour } from './demand-hours';
import { ED_LOOK_BACK_MS, edInputs } from './ed-inputs';
import { expectedBoarders } from './expected-boarders';
import type { ConstrainedOccupancyView, EdCrowdingView, ExpectedAdmissionsView, ExpectedBoardersView, NursesRequiredView, OutlookView } from './outlook-view';
import { defaultShifts, shiftPlan } from './shift-plan';
import { facilitySettings, type FacilitySettings } from '../../settings/facility-settings';

/** Ends of the 80 % range upwards, and its middle. */
const UPPER_LEVEL = 0.9;
const MIDDLE_LEVEL = 0.5;
const HOUR_MS = 3_600_000;

export interface OutlookQuestion {
  readonly facilityId: string | null;
  readonly nodeId: string;
  /** From the forecasts issued at or before this instant, and plans as known then; null = the newest. */
  readonly asOf: number | null;
}
interface Asked {
  readonly facility: Facility;
  readonly record: ForecastRecord;
  readonly hours: readonly DemandHour[];
  readonly asOf: number | null;
  /** What holds at the facility, as set then. */
  readonly settings: FacilitySettings;
}

/** What follows from a node's forecast. Null where none was issued. */
export async function readOutlook(deps: QueryDependencies, actor: Actor, question: OutlookQuestion): Promise<QueryResult<OutlookView | null>> {
  const found = await findFacility(deps, actor, question.facilityId);
  if (found.kind !== 'ok') return found;
  const facility = found.value;
  const node = visibleNodes(actor, facility).find(({ nodeId }) => nodeId === question.nodeId);
  if (!node) return refuse('not_found', 'There is no such ward or division.');
  const { asOf } = question;
  const [[record], changes] = await Promise.all([readForecasts(deps, facility, [node.nodeId], asOf), deps.readStore.settings(facility.facilityId, asOf)]);
  if (!record) return answer(null);
  const asked = { facility, record, hours: demandHours(record), asOf, settings: facilitySettings(facility, changes) };
  const unit = facility.units.find(({ unitId }) => unitId === node.nodeId);
  const isFrontDoor = unit?.kind === 'ed';
  const maySeeAll = hospitalNodes(facility).slice(0, 1).every((whole) => maySeeNode(actor, whole));
  const [boarders, nurses, crowding] = await Promise.all([
    maySeeAll && (isFrontDoor || node.nodeId === facility.facilityId) ? readBoarders(deps, asked) : null,
    unit ? readNurses(deps, asked, unit) : null,
    maySeeAll && isFrontDoor && asOf === null ? readCrowding(deps, asked, unit) : null,
  ]);
  return answer({ nodeId: node.nodeId, issuedAt: record.issuedAt, targets: asked.hours.map(({ target }) => target), ...bothViews(asked), boarders, nurses, crowding });
}

/** By node, in the order asked for; undefined where there is none. */
async function readForecasts(deps: QueryDependencies, { facilityId }: Facility, nodeIds: readonly string[], asOf: number | null): Promise<readonly (ForecastRecord | undefined)[]> {
  if (asOf !== null) return (await Promise.all(nodeIds.map((nodeId) => deps.forecastStore.asOf(facilityId, nodeId, asOf)))).map((record) => record ?? undefined);
  const byNode = new Map((await deps.forecastStore.latest(facilityId, nodeIds)).map((record) => [record.nodeId, record]));
  return nodeIds.map((nodeId) => byNode.get(nodeId));
}

function bothViews({ record, hours }: Asked): Pick<OutlookView, 'unconstrained' | 'constrained'> {
  const mean = hours.map((_, row) => record.mean[row]!);
  const withoutBed = hours.map(({ demand, staffed }) => expectedWithoutBed(demand, staffed));
  const chanceOf = (patients: number): readonly number[] => rounded(hours.map(({ demand, staffed }) => chanceWithoutBed(demand, staffed, patients)), CHANCE_DECIMALS);
  const constrained: ConstrainedOccupancyView = {
    mean: rounded(mean.map((patients, row) => Math.min(hours[row]!.staffed, patients - withoutBed[row]!)), COUNT_DECIMALS),
    withoutBed: rounded(withoutBed, COUNT_DECIMALS),
    // Exactly known, unlike the others: it is kept with the forecast.
    chanceOne: rounded(record.chanceShort.subarray(0, hours.length), CHANCE_DECIMALS),
    chanceThree: chanceOf(3),
    chanceFive: chanceOf(5),
  };
  return { unconstrained: { mean: rounded(mean, COUNT_DECIMALS) }, constrained };
}

async function readBoarders(deps: QueryDependencies, { facility, asOf }: Asked): Promise<ExpectedBoardersView | null> {
  const wards = bedUnits(facility.units).filter(({ kind }) => kind !== 'ed').map(({ unitId }) => unitId);
  const [hospital, ...records] = await readForecasts(deps, facility, [facility.facilityId, ...wards], asOf);
  return hospital ? expectedBoarders(demandHours(hospital), records) : null;
}

/** Shifts by their plan as known then, each at the forecast's fullest hour. */
async function readNurses(deps: QueryDependencies, { facility, record, hours, asOf, settings }: Asked, unit: Unit): Promise<NursesRequiredView> {
  const first = hours[0]?.target ?? record.issuedAt;
  const range = { from: first, to: (hours.at(-1)?.target ?? first) + HOUR_MS };
  const planned = shiftPlan(await deps.readStore.staffing(facility.facilityId, unit.unitId, range, asOf));
  const shifts = planned.length > 0 ? planned : defaultShifts(facility.timeZone, range, settings.shiftStartsMin);
  const ratio = settings.ratios[unit.kind] ?? null;
  const [middle, upper] = [quantileColumn(record, MIDDLE_LEVEL), quantileColumn(record, UPPER_LEVEL)];
  const targets = hours.map(({ target }) => target);
  const required = ratio && middle && upper ? nursesByShift({ targets, middle, upper }, shifts, ratio) : [];
  const reached = shifts.filter(({ start, end }) => targets.some((target) => target >= start && target < end));
  return {
    ratio,
    shifts: reached.map((shift) => {
      const need = required.find(({ start, end }) => start === shift.start && end === shift.end);
      return { ...shift, likely: need?.likely ?? null, upper: need?.upper ?? null };
    }),
  };
}

function admissionsView({ mean, byUnit, ...rest }: ExpectedAdmissionsView): ExpectedAdmissionsView {
  const count = (x: number): number => rounded([x], COUNT_DECIMALS)[0]!;
  return { ...rest, mean: count(mean), byUnit: byUnit.map((ward) => ({ ...ward, mean: count(ward.mean) })) };
}

async function readCrowding(deps: QueryDependencies, { facility, record, hours, settings }: Asked, unit: Unit): Promise<EdCrowdingView | null> {
  const now = deps.clock.now();
  const [state, moments] = await Promise.all([readBoardState(deps, facility), deps.readStore.edMoments(facility.facilityId, unit.unitId, now - ED_LOOK_BACK_MS)]);
  const ed = state.live.get(unit.unitId);
  if (!ed) return null;
  const hospitalBeds = bedUnits(facility.units).reduce((sum, { unitId, kind }) => sum + (kind === 'ed' ? 0 : (state.live.get(unitId)?.staffedBeds ?? 0)), 0);
  const inputs = edInputs({ ed, moments, hospitalBeds, now });
  const score = nedocs(inputs);
  const ahead = crowdingAhead(hours.map(({ demand }) => demand), inputs, settings.crowdedAbove);
  const { patients, places, boarders, longestBoardingHours, lastRoomedWaitHours } = inputs;
  return {
    at: now, patients, places, hospitalBeds, boarders, longestBoardingHours, lastRoomedWaitHours,
    score: score?.score ?? null, atLeast: score?.atLeast ?? null, band: score && crowdingBand(score.atLeast, settings.crowdingBands), missing: score?.missing ?? [],
    crowdedAbove: ahead?.crowdedAbove ?? null, crowdedAboveScore: settings.crowdedAbove, chance: ahead && rounded(ahead.chances, CHANCE_DECIMALS),
    admissions: record.notes?.admissions?.map(admissionsView) ?? null,
  };
}
