import type { OutlookDay, SummaryOutlook } from '@wardcast/contract';
import { LevelShape } from '../components/level-shape';
import { chanceInTen } from '../model/chance';
import { levelOf } from '../model/level';
import { rangeWords } from '../text/free-words';
import { chanceText } from '../text/level-text';
import { summaryText } from '../text/summary-text';
import { datedMoment, momentText, shortDayParts } from '../text/time-text';
import { FutureCards } from './future-cards';

const DOTS = 10;

interface WeekAheadProps {
  readonly outlook: SummaryOutlook | null;
  readonly timeZone: string;
}

/** The next seven days: chance per day, wards most at risk, three named futures; and how far the forecast reaches. */
export function WeekAhead({ outlook, timeZone }: WeekAheadProps) {
  return (
    <section aria-labelledby="week-ahead" className="ahead" data-testid="ahead">
      <h2 id="week-ahead">{summaryText.ahead}</h2>
      {outlook ? <Ahead outlook={outlook} timeZone={timeZone} /> : <p className="sm ink2">{summaryText.noOutlook}</p>}
    </section>
  );
}

function Ahead({ outlook, timeZone }: { readonly outlook: SummaryOutlook; readonly timeZone: string }) {
  const known = outlook.days.filter(({ hours }) => hours > 0).length;
  const issued = datedMoment(outlook.issuedAt, timeZone);
  return (
    <>
      <p className="sm ink2">
        {summaryText.aheadLead(outlook.name)} {known < outlook.days.length ? summaryText.reach(issued, datedMoment(outlook.reachesTo, timeZone), known) : summaryText.reachAll(issued)}
      </p>
      <ol className="week">
        {outlook.days.map((day) => <Day key={day.from} day={day} outlook={outlook} timeZone={timeZone} />)}
      </ol>
      {outlook.wards.length > 0 && (
        <p className="sm ink2 atrisk" data-testid="wards-at-risk">
          <b>{summaryText.wards}</b> {outlook.wards.map(({ name, chance, at }) => summaryText.ward(name, chanceInTen(chance), momentText(at, timeZone))).join(', ')}.
        </p>
      )}
      <FutureCards days={outlook.days} timeZone={timeZone} />
    </>
  );
}

interface DayProps {
  readonly day: OutlookDay;
  readonly outlook: SummaryOutlook;
  readonly timeZone: string;
}

function Day({ day, outlook, timeZone }: DayProps) {
  const { weekday, date } = shortDayParts(day.from, timeZone);
  const name = (
    <span className="dname">
      {weekday} <span className="ink3 light">{date}</span>
    </span>
  );
  if (day.chance === null || day.low === null || day.high === null) {
    const isOver = day.to <= outlook.issuedAt;
    return (
      <li className="day none" data-testid="day" data-chance="none">
        {name}
        <span className="nodata">{isOver ? summaryText.dayOver : summaryText.dayNone}</span>
      </li>
    );
  }
  const chance = chanceInTen(day.chance);
  const level = levelOf(chance);
  const isCut = outlook.reachesTo < day.to - 3_600_000;
  return (
    <li className={`day lv-${level}`} data-testid="day" data-chance={chance}>
      {name}
      <span className="stack" aria-hidden="true">
        {Array.from({ length: DOTS }, (_, index) => <i key={index} className={index < chance ? 'on' : undefined} />)}
      </span>
      <span className={`lvtext lv-${level}`}>
        <LevelShape level={level} />
        <span>{chanceText(chance)}</span>
      </span>
      <span className="ink2 xs">
        {rangeWords({ low: day.low, high: day.high })}
        {isCut && <span className="ink3">, {summaryText.dayUntil(momentText(outlook.reachesTo, timeZone).split(' ').slice(1).join(' '))}</span>}
      </span>
    </li>
  );
}
