import { Link } from '@tanstack/react-router';
import type { RunMeasureName, Scenario } from '@wardcast/contract';
import { Dots } from '../components/dots';
import { chanceInTen } from '../model/chance';
import { changeText } from '../text/lever-text';
import { betterIn, changeOf, fromTo, inWords, judgement, leadingMeasure } from '../text/outcome-text';
import { scenarioText } from '../text/scenario-text';
import { datedMoment } from '../text/time-text';
import { baselineText, staleFor } from './baseline-text';
import type { ScenarioActions } from './use-list-actions';

interface ScenarioRowProps {
  readonly scenario: Scenario;
  readonly timeZone: string;
  readonly now: number | null;
  readonly isChosen: boolean;
  readonly onChoose: () => void;
  readonly actions: ScenarioActions;
}

/** One saved scenario: what is different, and how it would come out on its own baseline. */
export function ScenarioRow({ scenario, timeZone, now, isChosen, onChoose, actions }: ScenarioRowProps) {
  const { scenarioId, name, note, changes, baseline, author, createdAt } = scenario;
  const isStale = staleFor(baseline, now) !== null;
  return (
    <tr className={isStale ? 'is-delayed' : undefined} data-testid="scenario-row" data-id={scenarioId} aria-selected={isChosen}>
      <td><input type="checkbox" checked={isChosen} onChange={onChoose} aria-label={scenarioText.choose(name)} /></td>
      <th scope="row">
        <Link to="/scenarios/$id" params={{ id: scenarioId }}>{name}</Link>
        {note !== '' && <span className="block">{note}</span>}
      </th>
      <td>{changes.map((change) => changeText(change, baseline, timeZone)).join('; ')}</td>
      <Outcome scenario={scenario} />
      <td>
        {scenarioText.author(author)}
        <span className="block">{datedMoment(createdAt, timeZone)}</span>
        <span className="block">{isStale ? scenarioText.stale(baselineText(baseline, timeZone).replace(/^baseline of /, '')) : baselineText(baseline, timeZone)}</span>
      </td>
      <td className="row-actions">
        {isStale && <button type="button" className="btn sm" onClick={() => actions.rerun(scenario)} data-testid="rerun">{scenarioText.rerun}</button>}
        <button type="button" className="btn sm" aria-label={scenarioText.deleteLabel(name)} onClick={() => actions.remove(scenario)} data-testid="delete">{scenarioText.deleteIt}</button>
      </td>
    </tr>
  );
}

function Outcome({ scenario: { outcome } }: { readonly scenario: Scenario }) {
  if (!outcome) return <td colSpan={3} className="nodata" data-testid="calculating">{scenarioText.calculating}</td>;
  const leading = leadingMeasure(outcome.measures);
  return (
    <>
      <MeasureCell outcome={outcome} name="daysShort" head={scenarioText.listColumns.days} />
      <MeasureCell outcome={outcome} name="worstBedsShort" head={scenarioText.listColumns.worst} />
      <td className="nowrap" data-head={scenarioText.listColumns.better}>
        {leading && leading.chanceBetter !== null && <Dots chance={chanceInTen(leading.chanceBetter)} level="steady" size="small" />}
        {leading && <span className="block">{betterIn(leading)}, {leading.label.toLowerCase()}</span>}
      </td>
    </>
  );
}

function MeasureCell({ outcome, name, head }: { readonly outcome: NonNullable<Scenario['outcome']>; readonly name: RunMeasureName; readonly head: string }) {
  const measure = outcome.measures.find((each) => each.name === name);
  if (!measure) return <td className="nodata">No data</td>;
  const { from, to } = fromTo(measure);
  return (
    <td data-head={head}>
      <span className="nowrap"><span className="ink2">{from} {scenarioText.to}</span> <b>{to}</b></span>
      <span className={`block ${judgement(measure) ?? ''}`}>{measure.clear ? changeOf(measure) : inWords(measure)}</span>
    </td>
  );
}
