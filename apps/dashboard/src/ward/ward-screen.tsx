import { useMemo } from 'react';
import type { Hospital } from '@wardcast/contract';
import { useFreshness } from '../data/use-freshness';
import { useNode } from '../data/use-board';
import { chanceInTen } from '../model/chance';
import { levelOf } from '../model/level';
import { calendarDaysBetween, clockText } from '../model/local-time';
import { staleBadgeText } from '../text/freshness-text';
import { datedDay, targetText } from '../text/time-text';
import { AsOfStepper } from './as-of-stepper';
import { FanFigure } from './fan-figure';
import { MovesPanel } from './moves-panel';
import { OutcomePanel } from './outcome-panel';
import { useDraggedAt } from './use-dragged-at';
import type { WardDetail } from './use-ward-detail';
import type { WardUrl } from './use-ward-url';
import { WardHeader, placeOf } from './ward-header';
import { BadParameters } from './ward-states';
import { readAt, wardTarget, wardView } from './ward-view';
import type { ReadWardSearch } from './ward-search';
import { WhyPanel } from './why-panel';

interface WardScreenProps {
  readonly hospital: Hospital;
  readonly nodeId: string;
  readonly ward: WardDetail;
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

/** Words instead of the level: an old forecast, or data without a heartbeat. */
function usePastBadge(isAsOf: boolean, asOfWords: string): string | null {
  const freshness = useFreshness();
  if (isAsOf) return asOfWords;
  return freshness?.state === 'stale' ? staleBadgeText(freshness) : null;
}

/** A ward with its numbers. Everything below the address reads at one target. */
export function WardScreen({ hospital, nodeId, ward, read, url, now }: WardScreenProps) {
  const { timeZone } = hospital;
  const board = useNode(nodeId);
  const { at, drag } = useDraggedAt(url);
  const view = useMemo(() => wardView(ward, board, now, read.hoursAhead), [ward, board, now, read.hoursAhead]);
  const requested = at === url.search.at ? read.at : at;
  const choice = useMemo(() => wardTarget(view, hospital, requested), [view, hospital, requested]);
  const { reading, row } = readAt(view, choice.target.at);
  const forecast = view.stored.node.forecast ?? null;
  const wardName = placeOf(hospital, nodeId)?.name ?? ward.detail.name;
  const issued = forecast ? issuedText(forecast.issuedAt, now, timeZone) : '';
  const pastBadge = usePastBadge(view.isAsOf, `As known at ${issued}`);
  const isPast = pastBadge !== null;
  const isQuiet = !forecast || forecast.chanceShort.every((chance) => levelOf(chanceInTen(chance)) === 'steady');
  const atWords = targetText(choice.target.at, view.now, timeZone);
  const bad = [...read.bad, ...(choice.ignored === null ? [] : [{ name: 'at', value: choice.ignored }])];
  const { target } = reading;
  return (
    <div className={pastBadge !== null && !view.isAsOf ? 'ward is-stale' : 'ward'} data-testid="ward" data-stale={isPast && !view.isAsOf}>
      <BadParameters bad={bad} />
      <WardHeader hospital={hospital} nodeId={nodeId} view={view} reading={reading} choice={choice} pastBadge={pastBadge} onPick={(key) => url.change({ at: key })} />
      <div className="wardgrid">
        <FanFigure
          wardName={wardName} view={view} forecast={forecast} row={row} timeZone={timeZone}
          figureView={read.view} hoursAhead={read.hoursAhead} isStale={isPast && !view.isAsOf} isQuiet={isQuiet}
          onMove={drag}
          onView={(next) => url.change({ view: next === 'chart' ? undefined : next })}
          onHours={(hours) => url.change({ hours: hours === 48 ? undefined : String(hours) })}
        >
          {forecast && <AsOfStepper nodeId={nodeId} issuedAt={forecast.issuedAt} now={now} isAsOf={view.isAsOf} issuedText={issued} onStep={(issue) => url.change({ asof: issue === null ? undefined : new Date(issue).toISOString() })} />}
        </FanFigure>
        {forecast && target && <OutcomePanel forecast={forecast} row={row} target={target} choice={choice} now={view.now} timeZone={timeZone} isPast={isPast} />}
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
