import { useState } from 'react';
import { Link } from '@tanstack/react-router';
import type { Hospital, WeekSummary } from '@wardcast/contract';
import { plainSentences, summaryText, weekText } from '../text/summary-text';
import { datedDay, datedMoment, shortDay } from '../text/time-text';
import { saveFile } from '../ward/save-file';
import { summaryCsv } from './summary-csv';

/** Spreadsheets take a file for UTF-8 only with this mark. */
const BYTE_ORDER_MARK = '\uFEFF';

interface WeekHeaderProps {
  readonly summary: WeekSummary;
  readonly hospital: Hospital;
}

function stateTag({ state, publishedAt, publishesAt }: WeekSummary, timeZone: string): string | null {
  if (state === 'published' && publishedAt !== null) return summaryText.published(datedMoment(publishedAt, timeZone));
  return state === 'preview' ? summaryText.preview(datedMoment(publishesAt, timeZone)) : null;
}

/** "Mon 16 Nov to Sun 22 Nov 2026". */
export function weekRangeText({ days }: Pick<WeekSummary, 'days'>, timeZone: string): string {
  return summaryText.range(shortDay(days[0] ?? 0, timeZone), datedDay(days[days.length - 1] ?? 0, timeZone));
}

/** Where the page stands among the weeks, whether it is frozen, and the ways to take it along. */
export function WeekHeader({ summary, hospital }: WeekHeaderProps) {
  const { isoWeek, previousWeek, nextWeek } = summary;
  const { timeZone } = hospital;
  const tag = stateTag(summary, timeZone);
  return (
    <div className="crumb">
      <nav className="weeks" aria-label={summaryText.weeks}>
        <Link to="/summary/$isoWeek" params={{ isoWeek: previousWeek }} aria-label={summaryText.previous(previousWeek)} data-testid="previous-week">
          {weekText(previousWeek)}
        </Link>
        <span aria-hidden="true"> / </span>
        <span>
          <b>{weekText(isoWeek)}</b>, {weekRangeText(summary, timeZone)}
        </span>
        {nextWeek && (
          <>
            <span aria-hidden="true"> / </span>
            <Link to="/summary/$isoWeek" params={{ isoWeek: nextWeek }} aria-label={summaryText.next(nextWeek)} data-testid="next-week">
              {weekText(nextWeek)}
            </Link>
          </>
        )}
      </nav>
      {tag && <span className="tag" data-testid="week-state" data-state={summary.state}>{tag}</span>}
      {summary.headline && <Exports summary={summary} hospital={hospital} />}
    </div>
  );
}

function Exports({ summary, hospital }: WeekHeaderProps) {
  const [copied, setCopied] = useState<'no' | 'yes' | 'refused'>('no');
  const { timeZone } = hospital;
  const about = [['Hospital', hospital.name], ['Week', `${summary.isoWeek}, ${weekRangeText(summary, timeZone)}`], ['State', stateTag(summary, timeZone) ?? summary.state], ['Time zone', timeZone]] as const;
  const copy = () => {
    const text = [`${hospital.name}, ${weekText(summary.isoWeek)}, ${weekRangeText(summary, timeZone)}`, '', ...plainSentences(summary, timeZone), '', window.location.href].join('\n');
    navigator.clipboard.writeText(text).then(() => setCopied('yes'), () => setCopied('refused'));
  };
  const save = () => saveFile(`wardcast-${summary.isoWeek}.csv`, new Blob([BYTE_ORDER_MARK, summaryCsv(summary, about)], { type: 'text/csv;charset=utf-8' }));
  return (
    <span className="exports">
      <button type="button" className="btn sm" onClick={() => window.print()}>{summaryText.print}</button>
      <button type="button" className="btn sm" onClick={copy}>{summaryText.copy}</button>
      <button type="button" className="btn sm" onClick={save} data-testid="csv">{summaryText.csv}</button>
      <span className="sm ink2" role="status">{copied === 'yes' ? summaryText.copied : copied === 'refused' ? summaryText.notCopied : ''}</span>
    </span>
  );
}
