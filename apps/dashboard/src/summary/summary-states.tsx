import { Link } from '@tanstack/react-router';
import type { WeekSummary } from '@wardcast/contract';
import { Banner } from '../components/banner';
import { useBoard } from '../data/use-board';
import { useFreshness } from '../data/use-freshness';
import { useOnline } from '../data/use-online';
import { hospitalNow } from '../model/hospital-clock';
import { clockText } from '../model/local-time';
import { stateText } from '../text/state-text';
import { summaryStateText, summaryText } from '../text/summary-text';
import { datedMoment } from '../text/time-text';
import type { SummaryFailure } from './use-summary';

interface SummaryBannersProps {
  readonly failure: SummaryFailure | null;
  readonly bad: readonly { readonly name: string; readonly value: string }[];
  readonly hasNumbers: boolean;
}

/** What is not as it should be, above the answer; nothing when all is well. */
export function SummaryBanners({ failure, bad, hasNumbers }: SummaryBannersProps) {
  const freshness = useFreshness();
  const timeZone = useBoard((state) => state.hospital?.timeZone);
  const isOnline = useOnline();
  return (
    <div className="banners">
      {freshness?.state === 'stale' && timeZone && <Banner kind="stale" words={summaryStateText.stale(freshness.heardAt === null ? null : clockText(freshness.heardAt, timeZone))} />}
      {!isOnline && <Banner kind="offline" words={stateText.offline} />}
      {isOnline && failure && <FailureBanner failure={failure} hasNumbers={hasNumbers} />}
      {bad.map(({ name, value }) => <Banner key={name} kind="note" words={stateText.badParameter(name, value)} />)}
    </div>
  );
}

function FailureBanner({ failure, hasNumbers }: { readonly failure: SummaryFailure; readonly hasNumbers: boolean }) {
  const clock = useBoard((state) => state.clock);
  const timeZone = useBoard((state) => state.hospital?.timeZone);
  if (failure.code === 'NOT_READY') return <Banner kind="note" words={summaryStateText.starting} />;
  if (failure.code === 'FORBIDDEN') return <Banner kind="error" words={summaryStateText.forbidden} />;
  const since = clock && timeZone ? clockText(hospitalNow(clock, failure.sinceWallMs), timeZone) : stateText.start;
  return <Banner kind="error" words={summaryStateText.failed(failure.code, since, hasNumbers)} />;
}

/** Real headings while the first answer is on its way. */
export function SummaryLoading() {
  return (
    <div className="report" aria-busy="true" data-testid="summary-loading">
      <h1>{summaryStateText.loading}</h1>
      <p className="support" role="status">{summaryStateText.loadingDetail}</p>
      {[summaryText.kpi, summaryText.ahead, summaryText.record].map((title) => (
        <section key={title} aria-hidden="true">
          <h2>{title}</h2>
          <div className="skel wide" />
        </section>
      ))}
    </div>
  );
}

/** No hospital yet: one sentence and the ways on. */
export function NoHospitalYet() {
  return (
    <section className="start" data-testid="summary-empty">
      <h1>{summaryStateText.noHospital}</h1>
      <p className="support">{summaryStateText.noHospitalDetail}</p>
      <ul className="ways">{stateText.waysOn.map((way) => <li key={way}>{way}</li>)}</ul>
    </section>
  );
}

function wordsOf({ state, isoWeek, knownHours, hours, publishesAt }: WeekSummary, timeZone: string): { readonly head: string; readonly detail: string } {
  if (state === 'future') return { head: summaryStateText.future(isoWeek), detail: summaryStateText.futureDetail };
  if (state === 'running') return { head: summaryStateText.running(isoWeek), detail: summaryStateText.runningDetail(datedMoment(publishesAt, timeZone)) };
  return { head: summaryStateText.incomplete(isoWeek, knownHours, hours), detail: summaryStateText.incompleteDetail };
}

/** A week without a page: not over, not begun, or hardly known. */
export function EmptyWeek({ summary, timeZone }: { readonly summary: WeekSummary; readonly timeZone: string }) {
  const { head, detail } = wordsOf(summary, timeZone);
  const weeks = summary.lastFullWeek === summary.isoWeek ? [summary.previousWeek] : [...new Set([summary.lastFullWeek, summary.previousWeek])];
  return (
    <section className="start" data-testid="summary-empty" data-state={summary.state}>
      <h1>{head}</h1>
      <p className="support">{detail}</p>
      <ul className="ways">
        {weeks.map((week) => (
          <li key={week}>
            <Link to="/summary/$isoWeek" params={{ isoWeek: week }}>{week === summary.lastFullWeek ? summaryStateText.toLastFull(week) : summaryStateText.toPrevious(week)}</Link>
          </li>
        ))}
        <li><Link to="/board">{summaryStateText.toBoard}</Link></li>
      </ul>
    </section>
  );
}
