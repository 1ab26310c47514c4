import { useMemo } from 'react';
import type { Hospital, NodeForecast } from '@wardcast/contract';
import { useNode } from '../data/use-board';
import { chanceInTen } from '../model/chance';
import { levelOf } from '../model/level';
import type { NodeReading } from '../model/node-reading';
import type { TargetChoice } from '../model/target-time';
import { roomyWindow, type ChartWindow } from './chart-window';
import { useDraggedAt } from './use-dragged-at';
import { useIsPhone } from './use-is-phone';
import { useReachingWindow } from './use-reaching-window';
import { useStaleness, type Staleness } from './use-staleness';
import type { WardDetail } from './use-ward-detail';
import type { WardUrl } from './use-ward-url';
import { readAt, wardTarget, wardView, type WardView } from './ward-view';
import type { ReadWardSearch } from './ward-search';

export interface WardReadingInput {
  readonly hospital: Hospital;
  readonly nodeId: string;
  readonly ward: WardDetail;
  readonly read: ReadWardSearch;
  readonly url: WardUrl;
  /** The hospital's clock, floored to the minute (ms). */
  readonly now: number;
}

/** Everything that the screen shows, read at one hour. */
export interface WardReading {
  readonly view: WardView;
  readonly choice: TargetChoice;
  readonly forecast: NodeForecast | null;
  readonly reading: NodeReading;
  /** Row of the forecast; -1 when none reaches the target. */
  readonly row: number;
  /** The hour read (ms). A forecast speaks of UTC full hours: in a half-hour zone it is not quite the one asked for. */
  readonly readHour: number;
  /** Null on a view as known: it is of the past anyhow. */
  readonly stale: Staleness | null;
  /** No hour of the forecast is more than steady: the fan has no colour. */
  readonly isQuiet: boolean;
  /** Hours that the chart shows: as asked for, or more for the target's sake. */
  readonly chartWindow: ChartWindow;
  readonly drag: (at: number) => void;
}

/** Joins the address, the read and the stream. */
export function useWardReading({ hospital, nodeId, ward, read, url, now }: WardReadingInput): WardReading {
  const live = useNode(nodeId);
  const staleness = useStaleness();
  const { at, drag } = useDraggedAt(url);
  const isFrozen = ward.asOf !== null;
  const board = isFrozen ? undefined : live;
  // A view as known then stands still; nothing is known after the last heartbeat, so stale numbers are read from there.
  const speaksFrom = isFrozen ? ward.detail.clock.now : (staleness?.heardAt ?? now);
  const room = roomyWindow(useIsPhone(), read.hoursAhead);
  const { hoursBack } = room;
  const asked = useMemo(() => wardView(ward, board, speaksFrom, { hoursBack, hoursAhead: room.hoursAhead }), [ward, board, speaksFrom, hoursBack, room.hoursAhead]);
  const requested = at === url.search.at ? read.at : at;
  const choice = useMemo(() => wardTarget(asked, hospital, requested), [asked, hospital, requested]);
  // A target beyond the chart's end would be read without being seen: the chart then reaches further.
  const { hoursAhead } = useReachingWindow(room, (asked.stored.node.forecast?.targets.find((target) => target >= choice.target.at) ?? asked.now) - asked.now);
  const view = useMemo(() => (hoursAhead === room.hoursAhead ? asked : wardView(ward, board, speaksFrom, { hoursBack, hoursAhead })), [hoursAhead, room.hoursAhead, asked, ward, board, speaksFrom, hoursBack]);
  const forecast = view.stored.node.forecast ?? null;
  const { reading, row } = readAt(view, choice.target.at);
  const isQuiet = !forecast || forecast.chanceShort.every((chance) => levelOf(chanceInTen(chance)) === 'steady');
  return { view, choice, forecast, reading, row, readHour: forecast?.targets[row] ?? choice.target.at, stale: isFrozen ? null : staleness, isQuiet, drag, chartWindow: { hoursBack, hoursAhead } };
}
