import { NO_DATA } from '../text/level-text';
import type { EdCrowding } from './outlook';
import { crowdingChanceText, hoursText, missingText, rangeText, scoreText } from './outlook-text';

interface CrowdingPanelProps {
  readonly crowding: EdCrowding;
  /** Row of the outlook's targets at the hour read; -1 where none is. */
  readonly row: number;
  /** That hour in words. */
  readonly at: string;
}

function Fact({ name, value }: { readonly name: string; readonly value: string }) {
  return <div><dt>{name}</dt><dd>{value}</dd></div>;
}

/** How crowded the department is now, from what is known, and how likely it is overcrowded at the hour read. */
export function CrowdingPanel({ crowding, row, at }: CrowdingPanelProps) {
  const { patients, places, crowdedAboveScore, boarders, longestBoardingHours, lastRoomedWaitHours, crowdedAbove, admissions } = crowding;
  const missing = missingText(crowding);
  return (
    <section className="panel" aria-labelledby="crowding-title" data-testid="crowding">
      <div className="sechead"><h2 id="crowding-title">Crowding</h2></div>
      <p className="sm"><b data-testid="crowding-score">{scoreText(crowding)}</b> <span className="ink2">{missing}</span></p>
      <dl className="facts wide">
        <Fact name={`Overcrowded at ${at}`} value={crowdingChanceText(crowding, row, NO_DATA)} />
        <Fact name="Overcrowded with more than" value={crowdedAbove === null ? NO_DATA : `${Math.max(0, crowdedAbove)} patients`} />
        <Fact name="Patients" value={`${patients} in ${places} places`} />
        <Fact name="Wait for a ward bed" value={boarders === null ? NO_DATA : String(boarders)} />
        {boarders !== 0 && <Fact name="Longest of these waits" value={hoursText(longestBoardingHours, NO_DATA)} />}
        {admissions?.map(({ hours, low, high }) => <Fact key={hours} name={`Undecided, on a ward within ${hours} h`} value={`likely ${rangeText(low, high)}`} />)}
        <Fact name="Last wait for a place" value={hoursText(lastRoomedWaitHours, NO_DATA)} />
      </dl>
      <p className="limits-line">National Emergency Department Overcrowding Score, overcrowded above {crowdedAboveScore}. The chance ahead holds boarders and waits as they are now: trust the next hours more than tomorrow.</p>
    </section>
  );
}
