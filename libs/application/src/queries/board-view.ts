import type { UnitKind } from '@wardcast/domain';
import type { ForecastNotes, StepDownCause } from '../ports/forecast-store.port';
import type { HourAtRisk } from '@wardcast/forecasting';

/** What readers are told, in the shapes of the contract. Instants are UTC ms; versions are decimal text. */
export interface HospitalView {
  readonly facilityId: string;
  readonly name: string;
  readonly timeZone: string;
  readonly huddleTimes: readonly string[];
  readonly sample: boolean;
  readonly divisions: readonly { readonly divisionId: string; readonly name: string }[];
  readonly units: readonly UnitView[];
}
export interface UnitView {
  readonly unitId: string;
  readonly name: string;
  readonly divisionId: string;
  readonly kind: UnitKind;
  readonly specialty: string;
}
export interface ClockView {
  readonly now: number;
  readonly speed: number;
}
export interface FeedView {
  readonly feedId: string;
  readonly lastHeartbeatAt: number | null;
  readonly lastEventAt: number | null;
}
export interface HourColumnsView {
  readonly hours: readonly number[];
  readonly census: readonly number[];
  readonly arrivals: readonly number[];
  readonly departures: readonly number[];
}
export interface LiveNumbersView {
  readonly at: number;
  readonly census: number;
  readonly staffedBeds: number;
  readonly physicalBeds: number;
  readonly blockedBeds: number;
  readonly availableNow: number;
  readonly inCleaning: number;
  readonly lastEventAt: number | null;
  readonly countedAt: number | null;
  readonly definiteOutAt: readonly (number | null)[];
  readonly decidedInAt: readonly (number | null)[];
  readonly recent: HourColumnsView;
}
export interface ForecastView {
  readonly forecastId: string;
  readonly issuedAt: number;
  readonly dataAsOf: number;
  readonly modelVersion: string;
  readonly ladderStep: number;
  readonly stepDown: ForecastNotes['stepDown'];
  readonly widening: ForecastNotes['widening'];
  readonly censusAtIssue: number;
  readonly targets: readonly number[];
  readonly levels: readonly number[];
  /** One list per level, each as long as `targets`. */
  readonly quantiles: readonly (readonly number[])[];
  readonly mean: readonly number[];
  readonly chanceShort: readonly number[];
  readonly firstAtRisk: HourAtRisk | null;
  readonly staffed: readonly number[];
  readonly expectedOut: readonly number[];
  readonly expectedIn: readonly number[];
}
/** Why there is no forecast. */
export interface RefusalView {
  readonly since: number;
  readonly reason: StepDownCause;
  readonly unitIds: readonly string[];
  readonly lastIssuedAt: number | null;
}
export interface BoardNodeView {
  readonly nodeId: string;
  readonly kind: 'facility' | 'division' | 'unit';
  readonly version: string;
  readonly live: LiveNumbersView;
  readonly forecast: ForecastView | null;
  readonly refusal: RefusalView | null;
}
export interface BoardView {
  readonly hospital: HospitalView;
  readonly clock: ClockView;
  readonly version: string;
  readonly feeds: readonly FeedView[];
  readonly nodes: readonly BoardNodeView[];
}
export interface BoardChangeView {
  readonly version: string;
  readonly clock: ClockView;
  readonly feeds: readonly FeedView[];
  readonly nodes: readonly BoardNodeView[];
}
export interface NodeDetailView {
  readonly nodeId: string;
  readonly kind: 'facility' | 'division' | 'unit';
  readonly name: string;
  readonly clock: ClockView;
  readonly live: LiveNumbersView;
  readonly history: HourColumnsView;
  readonly historyStaffed: readonly number[];
  readonly forecast: ForecastView | null;
  readonly refusal: RefusalView | null;
  readonly feeds: readonly FeedView[];
}
export interface RejectedMessageView {
  readonly id: string;
  readonly at: number;
  readonly reason: string;
  readonly where: string;
  readonly detail: string;
  readonly replayedAt: number | null;
}
