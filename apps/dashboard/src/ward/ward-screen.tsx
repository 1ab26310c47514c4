import type { NodeForecast } from '@wardcast/contract';
import { calendarDaysBetween, clockText } from '../model/local-time';
import { datedDay, targetText } from '../text/time-text';
import { AsOfStepper } from './as-of-stepper';
import { FanFigure } from './fan-figure';
import { MovesPanel } from './moves-panel';
import { OutcomePanel } from './outcome-panel';
import { OutlookPanels } from './outlook-panels';
import { ReasonsPanel } from './reasons-panel';
import { SimilarDaysPanel } from './similar-days-panel';
import { useForecastWhy } from './use-forecast-why';
import type { DetailFailure } from './use-ward-detail';
import { useWardReading, type WardReading, type WardReadingInput } from './use-ward-reading';
import { WardHeader, placeOf } from './ward-header';
import { RefusedForecast } from './refused-forecast';
import { NoForecast, WardBanners } from './ward-states';
import { followedFree } from './ward-view';
import { WhyPanel } from './why-panel';

interface WardScreenProps extends WardReadingInput {
  readonly failure: DetailFailure | null;
}

/** "09:40", with the date on another day than today. */
function issuedText(issuedAt: number, now: number, timeZone: string): string {
  const clock = clockText(issuedAt, timeZone);
  return calendarDaysBetween(issuedAt, now, timeZone) === 0 ? clock : `${clock}, ${datedDay(issuedAt, timeZone)}`;
}

interface PartProps {
  readonly props: WardScreenProps;
  readonly shown: WardReading;
  /** When the forecast was issued, in words. */
  readonly issued: string;
}

function Figure({ props, shown, issued }: PartProps) {
  const { hospital, nodeId, ward, read, url, now } = props;
  const { view, forecast, row, stale, isQuiet, chartWindow, drag } = shown;
  const stepTo = (issue: number | null) => url.change({ asof: issue === null ? undefined : new Date(issue).toISOString() });
  return (
    <FanFigure
      wardName={placeOf(hospital, nodeId)?.name ?? ward.detail.name}
      view={view}
      forecast={forecast}
      row={row}
      timeZone={hospital.timeZone}
      figureView={read.view}
      chartWindow={chartWindow}
      isStale={stale !== null}
      isQuiet={isQuiet}
      onMove={drag}
      onView={(next) => url.change({ view: next === 'chart' ? undefined : next })}
      onHours={(hours) => url.change({ hours: String(hours) })}
    >
      {forecast && <AsOfStepper nodeId={nodeId} issuedAt={forecast.issuedAt} now={now} isAsOf={view.isAsOf} issuedText={issued} onStep={stepTo} />}
    </FanFigure>
  );
}

function Outcomes({ props, shown, forecast, isPast }: Omit<PartProps, 'issued'> & { readonly forecast: NodeForecast; readonly isPast: boolean }) {
  const { view, choice, row, reading, readHour, stale } = shown;
  if (!reading.target) return null;
  const followed = followedFree(props.ward.followed, readHour);
  return <OutcomePanel at={readHour} forecast={forecast} row={row} target={reading.target} choice={choice} now={view.now} timeZone={props.hospital.timeZone} isPast={isPast} isStale={stale !== null} followed={followed} />;
}

function Reasons({ props, shown, at, forecast, isPast }: Omit<PartProps, 'issued'> & { readonly at: string; readonly forecast: NodeForecast; readonly isPast: boolean }) {
  const why = useForecastWhy({ nodeId: props.nodeId, target: shown.readHour, issuedAt: forecast.issuedAt });
  if (!why) return null;
  const { timeZone } = props.hospital;
  return (
    <>
      {why.similarDays.length > 0 && <SimilarDaysPanel why={why} timeZone={timeZone} />}
      <ReasonsPanel why={why} at={at} now={shown.view.now} timeZone={timeZone} isPast={isPast} />
    </>
  );
}

function WithoutForecast({ props, view }: { readonly props: WardScreenProps; readonly view: WardReading['view'] }) {
  const { hospital, url } = props;
  const { refusal } = view.stored.node;
  if (!refusal) return <NoForecast />;
  const show = (asOf: number | null) => url.change({ asof: asOf === null ? undefined : new Date(asOf).toISOString() });
  return <RefusedForecast refusal={refusal} live={view.stored.node.live} frame={{ hospital, now: view.now }} isAsOf={view.isAsOf} onShow={show} />;
}

/** A ward with its numbers. Everything below the address reads at one target. */
export function WardScreen(props: WardScreenProps) {
  const { hospital, nodeId, read, url, now, failure } = props;
  const { timeZone } = hospital;
  const shown = useWardReading(props);
  const { view, choice, forecast, reading, readHour, stale } = shown;
  const issued = issuedText(forecast?.issuedAt ?? view.now, now, timeZone);
  const pastBadge = view.isAsOf ? `As known at ${issued}` : (stale?.badge ?? null);
  const at = targetText(readHour, view.now, timeZone);
  const bad = [...read.bad, ...(choice.ignored === null ? [] : [{ name: 'at', value: choice.ignored }])];
  const heard = stale && (stale.heardAt === null ? null : clockText(stale.heardAt, timeZone));
  return (
    <div className={stale ? 'ward is-stale' : 'ward'} data-testid="ward" data-stale={stale !== null}>
      <WardBanners failure={failure} bad={bad} staleSince={stale ? heard : undefined} hasNumbers />
      <WardHeader at={at} hospital={hospital} nodeId={nodeId} view={view} reading={reading} choice={choice} pastBadge={pastBadge} onPick={(key) => url.change({ at: key })} />
      <div className="wardflow">
        <Figure props={props} shown={shown} issued={issued} />
        {forecast ? <Outcomes props={props} shown={shown} forecast={forecast} isPast={pastBadge !== null} /> : <WithoutForecast props={props} view={view} />}
        {reading.target && forecast && (
          <>
            <WhyPanel bridge={reading.target.bridge} at={at} isPast={pastBadge !== null} />
            <MovesPanel bridge={reading.target.bridge} at={at} isDefiniteKnown={!view.isAsOf} />
            <OutlookPanels nodeId={nodeId} forecast={forecast} freeNow={reading.freeNow} row={shown.row} readHour={readHour} at={at} now={view.now} timeZone={timeZone} isAsOf={view.isAsOf} />
            <Reasons props={props} shown={shown} at={at} forecast={forecast} isPast={pastBadge !== null} />
          </>
        )}
      </div>
    </div>
  );
}
