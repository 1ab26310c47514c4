import type { BoardNode, Hospital, NodeDetail } from '@wardcast/contract';
import type { StoredNode } from '../data/stored-node';
import { readNode, rowAt, type NodeReading, type NodeWithLevels } from '../model/node-reading';
import { chooseTarget, type TargetChoice } from '../model/target-time';
import { fanModel, type FanModel } from '../charts/fan-model';
import { joinSteps, type StepSeries } from '../charts/step-series';
import type { ChartWindow } from './chart-window';
import type { FollowedHours, WardDetail } from './use-ward-detail';

const HOUR_MS = 3_600_000;

/** What the page shows, live or as known at an issue. */
export interface WardView {
  readonly stored: NodeWithLevels;
  /** The instant that the page speaks from: the hospital's clock, or the issue of an old forecast (ms). */
  readonly now: number;
  readonly isAsOf: boolean;
  readonly fan: FanModel;
}

/** What a ward was at the issue of an old forecast. Known moves of that time are not kept, so none are claimed. */
function nodeThen(detail: NodeDetail): BoardNode {
  const { forecast, refusal, live, nodeId, kind } = detail;
  const census = forecast?.censusAtIssue ?? detail.history.census.at(-1) ?? live.census;
  const staffedBeds = detail.historyStaffed.at(-1) ?? live.staffedBeds;
  return { nodeId, kind, version: '0', forecast, refusal, live: { ...live, census, staffedBeds, definiteOutAt: [], decidedInAt: [] } };
}

function nodeNow(detail: NodeDetail, board: StoredNode | undefined): NodeWithLevels {
  // The board's stream is ahead of the last read: its numbers are the newest.
  if (board) return board;
  const { nodeId, kind, live, forecast, refusal } = detail;
  return { node: { nodeId, kind, version: '0', live, forecast, refusal }, levels: new Map() };
}

/** The chart ends with the last hour forecast, so that the labels stand at the ends of the bands; without one it ends now. */
function lastShown(forecast: BoardNode['forecast'], from: number, to: number): number {
  return forecast?.targets.findLast((target) => target <= to) ?? from;
}

function censusSteps({ hours, census }: NodeDetail['history']): StepSeries {
  return { times: hours, values: census };
}

/** Joins the read and the stream into one view. @param now the hospital's clock, ms */
export function wardView(ward: WardDetail, board: StoredNode | undefined, now: number, window: ChartWindow): WardView {
  const { detail } = ward;
  const isAsOf = ward.asOf !== null;
  const stored = isAsOf ? { node: nodeThen(detail), levels: new Map() } : nodeNow(detail, board);
  const { live, forecast } = stored.node;
  const from = isAsOf ? (forecast?.issuedAt ?? ward.asOf ?? now) : now;
  const to = lastShown(forecast, from, from + window.hoursAhead * HOUR_MS);
  const fan = fanModel({
    from: from - window.hoursBack * HOUR_MS,
    now: from,
    to,
    past: joinSteps(censusSteps(detail.history), ...(isAsOf ? [] : [censusSteps(live.recent)])),
    pastStaffed: { times: detail.history.hours, values: detail.historyStaffed },
    censusNow: live.census,
    staffedNow: live.staffedBeds,
    forecast,
    followed: ward.followed && { times: [from, ...ward.followed.hours], values: [live.census, ...ward.followed.census] },
    followedEnd: Math.min(now, to),
  });
  return { stored, now: from, isAsOf, fan };
}

/** The target that everything is read at, from the URL's text and the view's own clock. */
export function wardTarget(view: WardView, hospital: Hospital, requested: string | undefined): TargetChoice {
  return chooseTarget({ requested, huddleTimes: hospital.huddleTimes, now: view.now, timeZone: hospital.timeZone });
}

/** The reading at the target, with the forecast's row; row -1 when no forecast reaches it. */
export function readAt(view: WardView, at: number): { readonly reading: NodeReading; readonly row: number } {
  const { forecast } = view.stored.node;
  return { reading: readNode(view.stored, at), row: forecast ? rowAt(forecast, at) : -1 };
}

/** Free beds that the hour of the target really had, once it is past on a view of an old forecast; else null. */
export function followedFree(followed: FollowedHours | null, at: number): number | null {
  const index = followed ? followed.hours.indexOf(at) : -1;
  return index < 0 ? null : followed!.staffed[index]! - followed!.census[index]!;
}
