import type { HourAtRisk } from '@wardcast/contract';
import { chanceInTen } from '../model/chance';
import { chanceText } from '../text/level-text';
import { firstAtRiskFact } from '../text/risk-text';
import type { Outlook } from './outlook';
import { meanText } from './outlook-text';

interface OverflowPanelProps {
  readonly outlook: Outlook;
  /** The hour read (ms), and in words. */
  readonly readHour: number;
  readonly at: string;
  readonly firstAtRisk: HourAtRisk | null;
  readonly staffed: number;
  readonly now: number;
  readonly timeZone: string;
}

function Fact({ name, value }: { readonly name: string; readonly value: string }) {
  return <div><dt>{name}</dt><dd>{value}</dd></div>;
}

/** Who needs a bed, who has one, and who is left over: demand and occupancy never share a line. Nothing where the hour is not reached. */
export function OverflowPanel({ outlook, readHour, at, firstAtRisk, staffed, now, timeZone }: OverflowPanelProps) {
  const row = outlook.targets.indexOf(readHour);
  const { unconstrained, constrained, boarders } = outlook;
  const need = unconstrained.mean[row];
  if (need === undefined) return null;
  const [apart, together] = [boarders?.ifWardsKeepToThemselves[row], boarders?.ifAnyBedServes[row]];
  return (
    <section className="panel" aria-labelledby="overflow-title" data-testid="overflow">
      <div className="sechead"><h2 id="overflow-title">If beds run out at {at}</h2></div>
      <dl className="facts">
        <Fact name="First hour at risk" value={firstAtRiskFact(firstAtRisk, { now, timeZone })} />
        <Fact name="Need a bed here, on average" value={meanText(need)} />
        <Fact name={`In the ${staffed} staffed beds`} value={meanText(constrained.mean[row]!)} />
        <Fact name="Without a bed" value={meanText(constrained.withoutBed[row]!)} />
        <Fact name="3 or more without a bed" value={chanceText(chanceInTen(constrained.chanceThree[row]!))} />
        {apart !== undefined && together !== undefined && (
          <Fact name="Boarders from all wards" value={`${meanText(together)} to ${meanText(apart)}`} />
        )}
      </dl>
      <p className="limits-line">
        Need is counted as if beds had no end; who has none waits elsewhere.
        {apart !== undefined && ' Boarders: the first number if any free bed serves anybody, the second if each ward takes its own patients only.'}
      </p>
    </section>
  );
}
