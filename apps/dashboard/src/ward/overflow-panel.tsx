import type { HourAtRisk } from '@wardcast/contract';
import { chanceInTen } from '../model/chance';
import { chanceText } from '../text/level-text';
import { firstAtRiskFact } from '../text/risk-text';
import type { Outlook } from './outlook';
import { meanRangeText } from './outlook-text';
import { wholesThatAddUp } from './reasons';

interface OverflowPanelProps {
  /** In the narrow column. */
  readonly isBeside: boolean;
  readonly outlook: Outlook;
  /** The hour read (ms), and in words. */
  readonly readHour: number;
  readonly at: string;
  readonly firstAtRisk: HourAtRisk | null;
  /** Negative = short already. */
  readonly freeNow: number;
  readonly staffed: number;
  readonly now: number;
  readonly timeZone: string;
}

function Fact({ name, value }: { readonly name: string; readonly value: string }) {
  return <div><dt>{name}</dt><dd>{value}</dd></div>;
}

/** Who needs a bed, who has one, and who is left over: demand and occupancy never share a line. Nothing where the hour is not reached. */
export function OverflowPanel({ isBeside, outlook, readHour, at, firstAtRisk, freeNow, staffed, now, timeZone }: OverflowPanelProps) {
  const row = outlook.targets.indexOf(readHour);
  const { unconstrained, constrained, boarders } = outlook;
  const need = unconstrained.mean[row];
  if (need === undefined) return null;
  const [inBed, without] = wholesThatAddUp([constrained.mean[row]!, constrained.withoutBed[row]!], Math.round(need));
  const [apart, together] = [boarders?.ifWardsKeepToThemselves[row], boarders?.ifAnyBedServes[row]];
  return (
    <section className={isBeside ? 'panel side' : 'panel'} aria-labelledby="overflow-title" data-testid="overflow">
      <div className="sechead"><h2 id="overflow-title">If beds run out at {at}</h2></div>
      <dl className={isBeside ? 'facts' : 'facts wide'}>
        <Fact name="First hour at risk" value={firstAtRiskFact(firstAtRisk, freeNow, { now, timeZone })} />
        <Fact name="Expected to need a bed here" value={String(inBed! + without!)} />
        <Fact name={`In the ${staffed} staffed beds`} value={String(inBed)} />
        <Fact name="Without a bed" value={String(without)} />
        <Fact name="3 or more without a bed" value={chanceText(chanceInTen(constrained.chanceThree[row]!))} />
        {apart !== undefined && together !== undefined && (
          <Fact name="Boarders from all wards" value={meanRangeText(together, apart)} />
        )}
      </dl>
      <p className="limits-line">
        Need is counted as if beds had no end; who has none waits elsewhere.
        {apart !== undefined && ' Boarders: the first number if any free bed serves anybody, the second if each ward takes its own patients only.'}
      </p>
    </section>
  );
}
