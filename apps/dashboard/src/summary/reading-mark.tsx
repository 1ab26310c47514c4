import type { SummaryReading, TargetAssurance } from '@wardcast/contract';
import { assuranceText, readingText } from '../text/measure-text';

/** The icons of variation: a wave for usual, an arrow on a disc for a real change. A word stands beside each. */
export function ReadingMark({ reading }: { readonly reading: SummaryReading }) {
  const { kind, direction, judgement } = reading;
  const isReal = kind === 'real' && direction !== null;
  const look = isReal ? (judgement ?? 'neutral') : kind === 'usual' ? 'usual' : 'none';
  return (
    <span className={`vari ${look}`} data-testid="reading" data-kind={kind}>
      {isReal && <ArrowIcon isUp={direction === 'rise'} />}
      {kind === 'usual' && <WaveIcon />}
      {readingText(reading)}
    </span>
  );
}

function ArrowIcon({ isUp }: { readonly isUp: boolean }) {
  return (
    <svg viewBox="0 0 20 20" width="20" height="20" aria-hidden="true" data-icon={isUp ? 'rise' : 'fall'}>
      <circle cx="10" cy="10" r="9.25" fill="currentColor" />
      <path d={isUp ? 'M5.5 13 14 6.5M9.5 6h5v5' : 'M5.5 7 14 13.5M9.5 14h5V9'} fill="none" stroke="var(--bg)" strokeWidth="2" />
    </svg>
  );
}

function WaveIcon() {
  return (
    <svg viewBox="0 0 20 20" width="20" height="20" aria-hidden="true" data-icon="usual">
      <circle cx="10" cy="10" r="8.5" fill="none" stroke="currentColor" strokeWidth="1.5" />
      <path d="M4.5 11c1.8-4 3.7-4 5.5 0s3.7 2 5.5-1.5" fill="none" stroke="currentColor" strokeWidth="1.5" strokeLinecap="round" />
    </svg>
  );
}

const ASSURANCE_PATHS: Readonly<Record<TargetAssurance, string>> = {
  will_meet: 'm3 8.5 3.5 3.5L13 4.5',
  hit_or_miss: 'M2 10.5c2-6 4-6 6-2.5s4 3.5 6-2.5',
  will_miss: 'm3.5 3.5 9 9m0-9-9 9',
};

/** Whether a target will be met as things are. */
export function AssuranceMark({ assurance }: { readonly assurance: TargetAssurance | null }) {
  return (
    <span className="as">
      {assurance && (
        <svg viewBox="0 0 16 16" width="13" height="13" aria-hidden="true">
          <path d={ASSURANCE_PATHS[assurance]} fill="none" stroke="currentColor" strokeWidth="2" strokeLinecap="round" />
        </svg>
      )}
      {assuranceText(assurance)}
    </span>
  );
}
