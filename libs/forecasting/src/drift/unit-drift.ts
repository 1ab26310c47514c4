import { normalQuantile } from '@wardcast/probability';
import { CUSUM_START, DAILY_CUSUM, stepCusum } from './cusum';
import { PAGE_HINKLEY_START, stepPageHinkley } from './page-hinkley';
import { pitUniformity } from './pit-uniformity';

/** One score of a unit's issued forecasts. */
export interface ScoredError {
  /** ms UTC. */
  readonly target: number;
  /** Randomised probability transform, in [0, 1]. */
  readonly pit: number;
  /** Loss over the loss expected under the forecast's own law; not finite where none was expected. */
  readonly lossRatio: number;
}
/** `level`: the middle is off, one way; `ranges`: outcomes do not lie in the ranges as often as stated; `loss`: losses grow beyond what the forecasts expect. */
export type DriftKind = 'level' | 'ranges' | 'loss';
export interface UnitDrift {
  readonly kind: DriftKind;
  /** Target of the score that showed it (ms). */
  readonly since: number;
}
export interface UnitDriftInput {
  /** Scores a day ahead, one a day, ascending: their forecasts do not overlap, as a CUSUM needs. */
  readonly daily: readonly ScoredError[];
  /** Scores some hours ahead, one every six hours, ascending. */
  readonly sixHourly: readonly ScoredError[];
  /** ms UTC. */
  readonly now: number;
}

/** An alarm is news for a week: by then models were fitted on what it saw. */
const NEWS_MS = 7 * 86_400_000;
/** A transform of 0 or 1 is four deviations out, as far as a CUSUM looks. */
const FURTHEST = 3.2e-5;

/**
 * What the detectors say of one unit's scores: a two-sided CUSUM on normal scores of the transforms, Page-Hinkley on loss over
 * expected loss, Kolmogorov-Smirnov on the last transforms (forecasting design, section 13). The first that alarmed within the
 * last week, in the order of the kinds; null when none did. A false `level` alarm comes about once a year and unit.
 */
export function unitDrift({ daily, sixHourly, now }: UnitDriftInput): UnitDrift | null {
  const level = lastAlarm(daily, levelAlarms(daily));
  const loss = lastAlarm(sixHourly, lossAlarms(sixHourly));
  const ranges = pitUniformity(sixHourly.map(({ pit }) => pit)).verdict === 'act' ? sixHourly.at(-1)!.target : null;
  const found: readonly { readonly kind: DriftKind; readonly since: number | null }[] = [
    { kind: 'level', since: level },
    { kind: 'ranges', since: ranges },
    { kind: 'loss', since: loss },
  ];
  for (const { kind, since } of found) if (since !== null && now - since < NEWS_MS) return { kind, since };
  return null;
}

function levelAlarms(scores: readonly ScoredError[]): readonly boolean[] {
  let state = CUSUM_START;
  return scores.map(({ pit }) => {
    const step = stepCusum(state, normalQuantile(Math.min(1 - FURTHEST, Math.max(FURTHEST, pit))), DAILY_CUSUM);
    state = step.state;
    return step.alarm !== null;
  });
}

function lossAlarms(scores: readonly ScoredError[]): readonly boolean[] {
  let state = PAGE_HINKLEY_START;
  return scores.map(({ lossRatio }) => {
    const step = stepPageHinkley(state, lossRatio);
    state = step.state;
    return step.alarm;
  });
}

function lastAlarm(scores: readonly ScoredError[], alarms: readonly boolean[]): number | null {
  const last = alarms.lastIndexOf(true);
  return last < 0 ? null : scores[last]!.target;
}
