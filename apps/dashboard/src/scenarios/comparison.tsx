import { Link } from '@tanstack/react-router';
import type { Hospital, RunAnswer, RunMeasureName, Scenario } from '@wardcast/contract';
import { Dots } from '../components/dots';
import { useElementWidth } from '../ward/use-element-width';
import { chanceInTen } from '../model/chance';
import { changeText } from '../text/lever-text';
import { betterIn, changeOf, fromTo, inWords, judgement, leadingMeasure, MAIN_OUTCOMES, rangeOf } from '../text/outcome-text';
import { scenarioText } from '../text/scenario-text';
import { baselineText } from './baseline-text';
import { againstSentence, comparisonHeadline } from './comparison-words';
import { DifferenceChart } from './difference-chart';
import { changeAxis, differenceBands } from './difference-geometry';
import { useRun, type RunState } from './use-run';

interface ComparisonProps {
  readonly a: Scenario;
  readonly b: Scenario;
  readonly hospital: Hospital;
}
interface Side {
  readonly letter: 'A' | 'B';
  readonly scenario: Scenario;
  readonly run: RunState;
}

/** Two scenarios at one scale, each against its baseline, and against each other where they share one. */
export function Comparison({ a, b, hospital }: ComparisonProps) {
  const isOneBaseline = a.baseline.baselineId === b.baseline.baselineId;
  const runA = useRun({ baselineId: a.baseline.baselineId, changes: a.changes });
  const runB = useRun({ baselineId: b.baseline.baselineId, changes: b.changes });
  const direct = useRun(isOneBaseline ? { baselineId: a.baseline.baselineId, changes: a.changes, against: b.changes } : null);
  const sides: readonly Side[] = [{ letter: 'A', scenario: a, run: runA }, { letter: 'B', scenario: b, run: runB }];
  const isDone = [runA, runB, ...(isOneBaseline ? [direct] : [])].every(({ answer, isOld }) => !isOld && answer?.stage === 'done');
  return (
    <>
      <section className="answer run-answer">
        <div>
          <h1 data-testid="compare-headline" data-done={isDone}>{comparisonHeadline({ a, b, direct: isOneBaseline ? direct.answer : null, answers: [runA.answer, runB.answer] })}</h1>
        </div>
      </section>
      <div>
        <div className="sechead"><h2>{scenarioText.columnsOf}</h2></div>
        <SideTable sides={sides} timeZone={hospital.timeZone} />
      </div>
      <section className="panel against" aria-labelledby="against-title">
        <div className="sechead"><h2 id="against-title">{scenarioText.against}</h2>{isOneBaseline && <span className="sm ink3">{scenarioText.againstLead}</span>}</div>
        {isOneBaseline ? <ul data-testid="against">{(direct.answer ? MAIN_OUTCOMES.flatMap((name) => direct.answer?.measures.find((measure) => measure.name === name) ?? []) : []).map((measure) => <li key={measure.name}>{againstSentence(measure)}</li>)}</ul> : <p>{scenarioText.otherBaselines}</p>}
      </section>
    </>
  );
}

function SideTable({ sides, timeZone }: { readonly sides: readonly Side[]; readonly timeZone: string }) {
  const axis = changeAxis(sides.flatMap(({ run }) => (run.answer?.days ? differenceBands(run.answer.days).bands.flatMap(({ low, high }) => [...low, ...high]) : [])));
  return (
    <div className="tablewrap" tabIndex={0} role="region" aria-label={scenarioText.columnsOf}>
      <table className="sides" data-testid="compare-table">
        <thead>
          <tr>
            <td />
            {sides.map(({ letter, scenario }) => (
              <th key={letter} scope="col"><span className="letter" aria-hidden="true">{letter}</span><Link to="/scenarios/$id" params={{ id: scenario.scenarioId }}>{scenario.name}</Link><span className="block">{baselineText(scenario.baseline, timeZone)}</span></th>
            ))}
          </tr>
        </thead>
        <tbody>
          <tr><th scope="row">{scenarioText.levers}</th>{sides.map(({ letter, scenario }) => <td key={letter} data-letter={letter}><ul>{scenario.changes.map((change) => changeText(change, scenario.baseline, timeZone)).map((text) => <li key={text}>{text}</li>)}</ul></td>)}</tr>
          <tr><th scope="row">{scenarioText.difference}<span className="block">{scenarioText.differenceLead}</span></th>{sides.map(({ letter, run }) => <td key={letter} data-letter={letter}><SideChart run={run} timeZone={timeZone} axis={axis} /></td>)}</tr>
          {MAIN_OUTCOMES.map((name) => <MeasureRow key={name} name={name} sides={sides} />)}
          <tr><th scope="row">{scenarioText.columns.better}</th>{sides.map(({ letter, run }) => <td key={letter} data-letter={letter}><Better answer={run.answer} /></td>)}</tr>
        </tbody>
      </table>
    </div>
  );
}

function SideChart({ run, timeZone, axis }: { readonly run: RunState; readonly timeZone: string; readonly axis: ReturnType<typeof changeAxis> }) {
  const { ref, width } = useElementWidth<HTMLDivElement>();
  return <div ref={ref} className="side-chart">{run.answer?.days ? <DifferenceChart days={run.answer.days} timeZone={timeZone} width={width} axis={axis} isSmall /> : <div className="skel" />}</div>;
}

function MeasureRow({ name, sides }: { readonly name: RunMeasureName; readonly sides: readonly Side[] }) {
  const label = sides.flatMap(({ run }) => run.answer?.measures.find((measure) => measure.name === name)?.label ?? [])[0] ?? name;
  return (
    <tr data-measure={name}>
      <th scope="row">{label}</th>
      {sides.map(({ letter, run }) => {
        const measure = run.answer?.measures.find((each) => each.name === name);
        if (!measure) return <td key={letter} data-letter={letter} className="nodata">{scenarioText.working}</td>;
        const { from, to } = fromTo(measure);
        return (
          <td key={letter} data-letter={letter}>
            <b className="big">{to}</b> <span className={judgement(measure) ?? 'same'}>{measure.clear ? changeOf(measure) : inWords(measure)}</span>
            <span className="block">{rangeOf(measure)}; {scenarioText.baselineValue(from)}</span>
          </td>
        );
      })}
    </tr>
  );
}

function Better({ answer }: { readonly answer: RunAnswer | null }) {
  const leading = answer ? leadingMeasure(answer.measures) : undefined;
  if (!leading || leading.chanceBetter === null) return <span className="nodata">{scenarioText.working}</span>;
  return (
    <span className="better-in">
      <Dots chance={chanceInTen(leading.chanceBetter)} level="steady" size="small" /> {betterIn(leading)}, {leading.label.toLowerCase()}
    </span>
  );
}
