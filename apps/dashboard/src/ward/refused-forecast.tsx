import type { ForecastRefusal, LiveNumbers } from '@wardcast/contract';
import { Banner } from '../components/banner';
import { issueClock, refusalPageText, refusalSince, refusalWords, type RefusalFrame } from '../text/refusal-text';

interface RefusedForecastProps {
  readonly refusal: ForecastRefusal;
  readonly live: Pick<LiveNumbers, 'census' | 'staffedBeds'>;
  readonly frame: RefusalFrame;
  readonly isAsOf: boolean;
  /** An instant to show the page as known at, or null for the live view. */
  readonly onShow: (asOf: number | null) => void;
}

/** In place of everything that a forecast would say: since when there is none, why, what to do, and the way to the last one. */
export function RefusedForecast({ refusal, live, frame, isAsOf, onShow }: RefusedForecastProps) {
  const { lastIssuedAt } = refusal;
  return (
    <section className="panel side" aria-labelledby="no-forecast-title" data-testid="refused-forecast">
      <div className="sechead"><h2 id="no-forecast-title">{refusalSince(refusal, frame)}</h2></div>
      <Banner kind="error" words={refusalWords(refusal, `${live.census} of ${live.staffedBeds} staffed`, frame)} />
      <p className="sm ink2 note">{lastIssuedAt === null ? refusalPageText.none : refusalPageText.lastHint}</p>
      <p className="ward-ways">
        {lastIssuedAt !== null && <button type="button" className="btn" data-testid="last-forecast" onClick={() => onShow(lastIssuedAt)}>{refusalPageText.last(issueClock(lastIssuedAt, frame))}</button>}
        {isAsOf && <button type="button" className="btn" onClick={() => onShow(null)}>{refusalPageText.live}</button>}
      </p>
    </section>
  );
}
