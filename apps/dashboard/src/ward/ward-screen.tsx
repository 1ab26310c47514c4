import { useMemo } from 'react';
import type { Hospital } from '@wardcast/contract';
import { useNode } from '../data/use-board';
import { useFromClock } from '../data/use-clock';
import { useServices } from '../data/wardcast-context';
import { chanceInTen } from '../model/chance';
import { freshnessOf } from '../model/freshness';
import { levelOf } from '../model/level';
import { calendarDaysBetween, clockText } from '../model/local-time';
import { staleBadgeText } from '../text/freshness-text';
import { datedDay, targetText } from '../text/time-text';
import { AsOfStepper } from './as-of-stepper';
import { FanFigure } from './fan-figure';
import { MovesPanel } from './moves-panel';
import { OutcomePanel } from './outcome-panel';
import { useDraggedAt } from './use-dragged-at';
import type { DetailFailure, WardDetail } from './use-ward-detail';
import type { WardUrl } from './use-ward-url';
import { WardHeader, placeOf } from './ward-header';
import { NoForecast, WardBanners } from './ward-states';
import { followedFree, readAt, wardTarget, wardView } from './ward-view';
import type { ReadWardSearch } from './ward-search';
import { WhyPanel } from './why-panel';

interface WardScreenProps {
  readonly hospital: Hospital;
  readonly nodeId: string;
  readonly ward: WardDetail;
  readonly failure: DetailFailure | null;
  readonly read: ReadWardSearch;
  readonly url: WardUrl;
  /** The hospital's clock, floored to the minute (ms). */
  readonly now: number;
}

/** "09:40", with the date on another day than today. */
function issuedText(issuedAt: number, now: number, timeZone: string): string {
  const clock = clockText(issuedAt, timeZone);
  return calendarDaysBetween(issuedAt, now, timeZone) === 0 ? clock : `${clock}, ${datedDay(issuedAt, timeZone)}`;
}

/** When the data was last heard (ms) and in which words, once it is stale; null while it is live or delayed. */
function useStaleness(): { readonly heardAt: number | null; readonly badge: string } | null {
  const { store } = useServices();
  const stale = (wallMs: number) => {
    const { clock, feeds } = store.state();
    const freshness = clock && freshnessOf(feeds, clock, wallMs);
    return freshness?.state === 'stale' ? freshness : null;
  };
  // Two plain values, since only those are compared each second: the screen is drawn again when one turns.
  const heardAt = useFromClock((wallMs) => stale(wallMs)?.heardAt ?? null);
  const badge = useFromClock((wallMs) => {
    const freshness = stale(wallMs);
    return freshness && staleBadgeText(freshness);
  });
  return badge === null ? null : { heardAt, badge };
}

/** A ward with its numbers. Everything below the address reads at one target. */
export function WardScreen({ hospital, nodeId, ward, failure, read, url, now }: WardScreenProps) {
  const { timeZone } = hospital;
  const live = useNode(nodeId);
  const isFrozen = ward.asOf !== null;
  const board = isFrozen ? undefined : live;
  const { at, drag } = useDraggedAt(url);
  const stale = useStaleness();
  // A view as known then stands still; nothing is known after the last heartbeat, so stale numbers are read from there.
  const speaksFrom = isFrozen ? ward.detail.clock.now : (stale?.heardAt ?? now);
  const view = useMemo(() => wardView(ward, board, speaksFrom, read.hoursAhead), [ward, board, speaksFrom, read.hoursAhead]);
  const requested = at === url.search.at ? read.at : at;
  const choice = useMemo(() => wardTarget(view, hospital, requested), [view, hospital, requested]);
  const { reading, row } = readAt(view, choice.target.at);
  const forecast = view.stored.node.forecast ?? null;
  const wardName = placeOf(hospital, nodeId)?.name ?? ward.detail.name;
  const issued = forecast ? issuedText(forecast.issuedAt, now, timeZone) : '';
  const isStale = stale !== null && !view.isAsOf;
  const pastBadge = view.isAsOf ? `As known at ${issued}` : (stale?.badge ?? null);
  const isPast = pastBadge !== null;
  const isQuiet = !forecast || forecast.chanceShort.every((chance) => levelOf(chanceInTen(chance)) === 'steady');
  // The forecast speaks of UTC full hours: in a half-hour zone the words name the hour read, not the one asked for.
  const readHour = forecast?.targets[row] ?? choice.target.at;
  const atWords = targetText(readHour, view.now, timeZone);
  const bad = [...read.bad, ...(choice.ignored === null ? [] : [{ name: 'at', value: choice.ignored }])];
  const { target } = reading;
  return (
    <div className={isStale ? 'ward is-stale' : 'ward'} data-testid="ward" data-stale={isStale}>
      <WardBanners failure={failure} bad={bad} staleSince={isStale ? (stale.heardAt === null ? null : clockText(stale.heardAt, timeZone)) : undefined} hasNumbers />
      <WardHeader at={atWords} hospital={hospital} nodeId={nodeId} view={view} reading={reading} choice={choice} pastBadge={pastBadge} onPick={(key) => url.change({ at: key })} />
      <div className="wardgrid">
        <FanFigure
          wardName={wardName} view={view} forecast={forecast} row={row} timeZone={timeZone}
          figureView={read.view} hoursAhead={read.hoursAhead} isStale={isStale} isQuiet={isQuiet}
          onMove={drag}
          onView={(next) => url.change({ view: next === 'chart' ? undefined : next })}
          onHours={(hours) => url.change({ hours: hours === 48 ? undefined : String(hours) })}
        >
          {forecast && <AsOfStepper nodeId={nodeId} issuedAt={forecast.issuedAt} now={now} isAsOf={view.isAsOf} issuedText={issued} onStep={(issue) => url.change({ asof: issue === null ? undefined : new Date(issue).toISOString() })} />}
        </FanFigure>
        {forecast && target && <OutcomePanel at={readHour} forecast={forecast} row={row} target={target} choice={choice} now={view.now} timeZone={timeZone} isPast={isPast} isStale={isStale} followed={followedFree(ward.followed, readHour)} />}
        {!forecast && <NoForecast />}
      </div>
      {target && (
        <div className="wardgrid">
          <WhyPanel bridge={target.bridge} at={atWords} isPast={isPast} />
          <MovesPanel bridge={target.bridge} at={atWords} isDefiniteKnown={!view.isAsOf} />
        </div>
      )}
    </div>
  );
}
