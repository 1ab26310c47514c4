import type { OutlookDay } from '@wardcast/contract';
import { summaryText } from '../text/summary-text';
import { weekdayText } from '../text/time-text';
import { FUTURE_NAMES, futureOf, type Future } from './futures';

function bigText({ worst, days }: Future, timeZone: string): string {
  const day = weekdayText(worst.from, timeZone);
  if (worst.free < 0) return summaryText.futureShort(-worst.free, day);
  return worst.free === 0 ? summaryText.futureFull(day) : summaryText.futureRoom(days);
}

function restText({ worst, shortDays, roomDays, days }: Future, timeZone: string): string {
  if (shortDays.length > 0) return summaryText.futureDays(shortDays.map((from) => weekdayText(from, timeZone)), roomDays);
  if (worst.free === 0) return summaryText.futureSomeRoom(roomDays, days);
  return summaryText.futureTightest(worst.free, weekdayText(worst.from, timeZone));
}

/** Expected, bad, very bad: three futures with a name and how often each is that bad, instead of a fan. */
export function FutureCards({ days, timeZone }: { readonly days: readonly OutlookDay[]; readonly timeZone: string }) {
  const futures = FUTURE_NAMES.flatMap((name) => futureOf(days, name) ?? []);
  if (futures.length === 0) return null;
  return (
    <>
      <div className="futures" data-testid="futures">
        {futures.map((future) => (
          <div key={future.name} className="future">
            <h3>
              {summaryText.futures[future.name]}
              <span className="ink3 sm light">{summaryText.futureNotes[future.name]}</span>
            </h3>
            <p className="big">{bigText(future, timeZone)}</p>
            <p>{restText(future, timeZone)}</p>
          </div>
        ))}
      </div>
      <p className="xs ink3 futnote">{summaryText.futuresNote}</p>
    </>
  );
}
