import './summary.css';
import './print.css';
import { useEffect } from 'react';
import { useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { useBoard } from '../data/use-board';
import { isIsoWeek } from '../model/iso-week';
import { summaryText } from '../text/summary-text';
import { readSummarySearch } from './summary-search';
import { SummaryReport } from './summary-report';
import { EmptyWeek, NoHospitalYet, SummaryBanners, SummaryLoading } from './summary-states';
import { useSummary } from './use-summary';
import { WeekHeader } from './week-header';

/** `/summary`: the last full week, whose name then stands in the address. */
export function LastWeekPage() {
  const { summary, failure } = useSummary(null);
  const navigate = useNavigate();
  const isoWeek = summary?.isoWeek;
  useEffect(() => {
    if (isoWeek) void navigate({ to: '/summary/$isoWeek', params: { isoWeek }, replace: true });
  }, [isoWeek, navigate]);
  return (
    <>
      <title>{summaryText.plainTitle}</title>
      <SummaryBanners failure={failure} bad={[]} hasNumbers={false} />
      {summary === null ? <NoHospitalYet /> : <SummaryLoading />}
    </>
  );
}

/** `/summary/:isoWeek`: one week on one page. A week that does not exist is reported, and the last full one shown. */
export function SummaryPage() {
  const { isoWeek } = useParams({ from: '/summary/$isoWeek' });
  const isKnown = isIsoWeek(isoWeek);
  const { view, bad } = readSummarySearch(useSearch({ from: '/summary/$isoWeek' }));
  const { summary, failure } = useSummary(isKnown ? isoWeek : null);
  const hospital = useBoard((state) => state.hospital);
  const allBad = isKnown ? bad : [{ name: 'week', value: isoWeek }, ...bad];
  return (
    <>
      <title>{summary ? summaryText.title(summary.isoWeek) : summaryText.plainTitle}</title>
      <SummaryBanners failure={failure} bad={allBad} hasNumbers={Boolean(summary)} />
      {summary === null && <NoHospitalYet />}
      {(summary === undefined || (summary && !hospital)) && <SummaryLoading />}
      {summary && hospital && (
        <article className="report" data-testid="summary" data-week={summary.isoWeek} data-state={summary.state}>
          <WeekHeader summary={summary} hospital={hospital} />
          {summary.headline ? <SummaryReport summary={summary} hospital={hospital} view={view} /> : <EmptyWeek summary={summary} timeZone={hospital.timeZone} />}
        </article>
      )}
    </>
  );
}
