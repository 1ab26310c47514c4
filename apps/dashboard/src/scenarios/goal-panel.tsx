import { useId, useState } from 'react';
import type { Baseline, GoalFinding, GoalInput, Lever, LeverChange, RunAnswer } from '@wardcast/contract';
import { amount } from '../text/lever-text';
import { scenarioText } from '../text/scenario-text';
import { effectiveChanges } from './change-list';
import { useGoalSeek } from './use-goal-seek';

interface GoalPanelProps {
  readonly answer: RunAnswer;
  readonly baseline: Baseline;
  readonly levers: readonly Lever[];
  readonly changes: readonly LeverChange[];
  /** Null where levers can only be read. */
  readonly onUse: ((found: GoalFinding) => void) | null;
}
type GoalId = 'days' | 'crowding' | 'boarding';
const HALF = 2;
/** A goal is a share of the baseline: that must be known well before it is set. */
const ENOUGH_REPLICATIONS = 100;

/** Whether a run says enough of its baseline to set a goal by. */
export function canSetGoal({ replications }: Pick<RunAnswer, 'replications'>): boolean {
  return replications >= ENOUGH_REPLICATIONS;
}

/** What is to be reached, in numbers of this baseline. */
function goalOf(id: GoalId, { measures }: RunAnswer): GoalInput {
  if (id === 'days') return { measure: 'daysShort', atMost: 0, inNineOfTen: true };
  const measure = id === 'crowding' ? 'bedDaysShort' : 'boardingHours';
  const before = measures.find(({ name }) => name === measure)?.baseline.mean ?? 0;
  return { measure, atMost: before / HALF, inNineOfTen: false };
}

/** What would it take: one lever at a time, searched when asked for. */
export function GoalPanel({ answer, baseline, levers, changes, onUse }: GoalPanelProps) {
  const id = useId();
  const [goal, setGoal] = useState<GoalId>('crowding');
  const { seek, start, stop } = useGoalSeek();
  const { goal: text } = scenarioText;
  const effective = effectiveChanges(changes, levers).changes;
  const key = JSON.stringify([goal, effective, baseline.baselineId]);
  const isShown = seek.askedKey === key && seek.state !== 'none';
  const isSearching = isShown && seek.state === 'searching';
  const begin = () => start({ baselineId: baseline.baselineId, changes: effective, goal: goalOf(goal, answer) }, key);
  return (
    <section className="panel goal" aria-labelledby={`${id}-title`} data-testid="goal">
      <div className="sechead"><h2 id={`${id}-title`}>{text.title}</h2></div>
      <p className="sm ink2">{text.lead}</p>
      <div className="goal-ask">
        <label htmlFor={id}>{text.choose}</label>
        <select id={id} className="field" value={goal} onChange={(event) => setGoal(event.target.value as GoalId)} data-testid="goal-choice">
          {(['days', 'crowding', 'boarding'] as const).map((each) => <option key={each} value={each}>{text.goals[each]}</option>)}
        </select>
        {isSearching ? <button type="button" className="btn" onClick={stop}>{text.stop}</button> : <button type="button" className="btn" onClick={begin} data-testid="goal-start">{text.start}</button>}
      </div>
      {isShown && (
        <>
          <p className="sm ink2" role="status" data-testid="goal-state" data-state={seek.state}>{stateWords(seek.state, seek.findings)}</p>
          <ul className="findings">{seek.findings.map((found) => <Finding key={found.kind} found={found} lever={levers.find(({ kind }) => kind === found.kind)} baseline={baseline} onUse={onUse} />)}</ul>
        </>
      )}
    </section>
  );
}

function stateWords(state: string, findings: readonly GoalFinding[]): string {
  const last = findings.at(-1);
  if (state === 'failed') return scenarioText.goal.failed;
  if (state === 'searching') return scenarioText.goal.searching(findings.length, last?.all ?? 5);
  return scenarioText.goal.ended(findings.filter(({ value }) => value !== null).length);
}

interface FindingProps {
  readonly found: GoalFinding;
  readonly lever: Lever | undefined;
  readonly baseline: Baseline;
  readonly onUse: ((found: GoalFinding) => void) | null;
}

/** "Respiratory: beds 16" with what the check reached, or that this lever alone cannot do it. */
function Finding({ found, lever, baseline, onUse }: FindingProps) {
  const { goal: text } = scenarioText;
  const field = lever?.fields.find(({ name }) => name === found.field);
  const ward = baseline.units.find(({ unitId }) => unitId === found.change?.params['unitId'])?.name;
  const label = lever?.label ?? found.kind;
  if (found.value === null) return <li className="no" data-testid="finding" data-kind={found.kind}><b>{label}</b><span>{text.notPossible}</span></li>;
  const what = `${ward ? `${label} in ${ward}` : label}: ${amount(found.value, field?.unit ?? '')}`;
  const isThere = found.value === found.from;
  const checked = (found.verified ? text.checked : text.unverified)(`${Number(found.checked.toFixed(1))}`);
  return (
    <li data-testid="finding" data-kind={found.kind} data-value={found.value} data-verified={found.verified}>
      <b>{what}</b>
      <span>{isThere ? text.already : checked}</span>
      {onUse && !isThere && <button type="button" className="btn sm" aria-label={text.useLabel(what)} onClick={() => onUse(found)}>{text.use}</button>}
    </li>
  );
}
