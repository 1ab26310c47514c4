import type { NodeForecast } from '@wardcast/contract';
import { OutcomePlot } from '../charts/outcome-plot';
import { outcomes } from '../charts/outcome-dots';
import { chanceInTen } from '../model/chance';
import { rowAt, type TargetReading } from '../model/node-reading';
import type { TargetChoice } from '../model/target-time';
import { freeWords, rangeWords } from '../text/free-words';
import { chanceText } from '../text/level-text';
import { targetText, waitText } from '../text/time-text';

interface OutcomePanelProps {
  /** The hour read (ms). */
  readonly at: number;
  readonly forecast: NodeForecast;
  readonly row: number;
  readonly target: TargetReading;
  readonly choice: TargetChoice;
  readonly now: number;
  readonly timeZone: string;
  readonly isPast: boolean;
  readonly isStale: boolean;
  /** Free beds that the hour really had; null while it is to come. */
  readonly followed: number | null;
}

/** The same chance at the other bed meetings. */
function otherHuddles({ forecast, row, choice }: OutcomePanelProps): readonly { readonly at: number; readonly chance: number }[] {
  return choice.huddles.flatMap((huddle) => {
    const other = rowAt(forecast, huddle.at);
    return other < 0 || other === row ? [] : [{ at: huddle.at, chance: chanceInTen(forecast.chanceShort[other]!) }];
  });
}

/** Twenty equally likely outcomes at the target, and the numbers that they stand for. */
export function OutcomePanel(props: OutcomePanelProps) {
  const { at, forecast, row, target, now, timeZone, isPast } = props;
  const free = outcomes({
    levels: forecast.levels,
    quantiles: forecast.quantiles.map((column) => column[row]!),
    staffed: forecast.staffed[row]!,
    chanceShort: target.probability,
  });
  return (
    <section className="panel side outcome-panel" aria-labelledby="outcome-title">
      <div className="sechead"><h2 id="outcome-title">Twenty equally likely outcomes</h2></div>
      <p className="sm ink2">Free beds at {targetText(at, now, timeZone)}. Each dot is one way the {isPast ? '' : 'next '}{waitText(at - now)} {isPast ? 'could have gone' : 'could go'}.</p>
      <OutcomePlot free={free} level={props.isStale ? 'steady' : target.level} />
      <dl className="facts">
        <div><dt>Middle</dt><dd>{freeWords(target.bridge.freeAtTarget)}</dd></div>
        <div><dt>Likely</dt><dd>{rangeWords(target.free)}</dd></div>
        <div><dt>Chance of running out</dt><dd>{chanceText(target.chance)}</dd></div>
        {props.followed !== null && <div><dt>What followed</dt><dd data-testid="followed">{freeWords(props.followed)}</dd></div>}
        {otherHuddles(props).map((huddle) => (
          <div key={huddle.at}><dt>At {targetText(huddle.at, now, timeZone)}</dt><dd>{chanceText(huddle.chance)}</dd></div>
        ))}
      </dl>
    </section>
  );
}
