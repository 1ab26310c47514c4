import '../ward/ward.css';
import './scenarios.css';
import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router';
import type { Hospital, Scenario } from '@wardcast/contract';
import { useBoard } from '../data/use-board';
import { useHospitalMinute } from '../data/use-clock';
import { changeText } from '../text/lever-text';
import { scenarioText } from '../text/scenario-text';
import { datedMoment } from '../text/time-text';
import { ActionToast } from './action-toast';
import { baselineText, staleFor } from './baseline-text';
import { canSetGoal, GoalPanel } from './goal-panel';
import { RunHeadline, RunOutcome } from './run-answer-view';
import { changesText, readScenarioSearch } from './scenario-search';
import { ScenarioBanners, ScenariosLoading, UnknownScenario } from './scenario-states';
import { ShareButton } from './share-button';
import { useLevers } from './use-baseline';
import { useScenarioActions, type ScenarioActions } from './use-list-actions';
import { hasAnswer, useRun } from './use-run';
import { useScenario } from './use-scenarios';

/** `/scenarios/:id`: a saved scenario, whoever opens its link sees the same numbers. */
export function ScenarioPage() {
  const { id } = useParams({ from: '/scenarios/$id' });
  const { result, failure, again } = useScenario(id);
  const hospital = useBoard((state) => state.hospital);
  return (
    <>
      <title>{result ? `${result.name} | Wardcast` : scenarioText.title}</title>
      {(!result || !hospital) && <ScenarioBanners failure={failure} />}
      {result === null && <UnknownScenario />}
      {(result === undefined || (result && !hospital)) && <ScenariosLoading head={scenarioText.loading} />}
      {result && hospital && <SavedScenario key={result.scenarioId} scenario={result} hospital={hospital} failure={failure} again={again} />}
    </>
  );
}

interface SavedScenarioProps {
  readonly scenario: Scenario;
  readonly hospital: Hospital;
  readonly failure: string | null;
  readonly again: () => void;
}

function SavedScenario({ scenario, hospital, failure, again }: SavedScenarioProps) {
  const { baseline, changes, name, note } = scenario;
  const { timeZone } = hospital;
  const read = readScenarioSearch(useSearch({ from: '/scenarios/$id' }));
  const navigate = useNavigate({ from: '/scenarios/$id' });
  const levers = useLevers();
  const actions = useScenarioActions(again);
  const run = useRun({ baselineId: baseline.baselineId, changes });
  const names = changes.map((change) => changeText(change, baseline, timeZone));
  const about = [['Hospital', hospital.name], ['Scenario', name], ['Baseline', baselineText(baseline, timeZone)], ['Changes', names.join('; ')], ['Seed', String(baseline.seed)], ['Model', baseline.modelVersion], ['Time zone', timeZone]] as const;
  return (
    <div className="trials" data-testid="scenario" data-id={scenario.scenarioId}>
      <ScenarioBanners failure={failure ?? run.failure} bad={read.bad} />
      <p className="crumb">
        <Link to="/scenarios">{scenarioText.scenarios}</Link>
        <span aria-hidden="true">/</span>
        <b>{name}</b>
        {scenario.deletedAt !== null && <span className="tag">{scenarioText.deletedTag}</span>}
        <span className="sm ink3">{scenarioText.byAt(scenarioText.author(scenario.author), datedMoment(scenario.createdAt, timeZone))}; {baselineText(baseline, timeZone)}</span>
      </p>
      <RunHeadline run={run} baseline={baseline} isChanged>
        <ScenarioTools scenario={scenario} actions={actions} />
      </RunHeadline>
      <ActionToast actions={actions} />
      <NewerBaseline scenario={scenario} actions={actions} />
      <div className="scen">
        <section className="levers read" aria-labelledby="levers-title">
          <h2 id="levers-title">{scenarioText.levers}</h2>
          <ul className="changes" data-testid="changes">{names.map((text) => <li key={text}>{text}</li>)}</ul>
          {note !== '' && <p className="note">{note}</p>}
          <p className="sm ink3">{scenarioText.immutable}</p>
        </section>
        <div className="results">
          {hasAnswer(run) && <RunOutcome run={run} baseline={baseline} timeZone={timeZone} view={read.view} about={about} name={name} onView={(view) => void navigate({ to: '.', search: view === 'difference' ? {} : { view }, resetScroll: false })} />}
          {hasAnswer(run) && canSetGoal(run.answer) && levers.result && baseline.start === 'now' && <GoalPanel answer={run.answer} baseline={baseline} levers={levers.result} changes={changes} onUse={null} />}
        </div>
      </div>
    </div>
  );
}

function ScenarioTools({ scenario, actions }: { readonly scenario: Scenario; readonly actions: ScenarioActions }) {
  const { scenarioId, changes, baseline, deletedAt } = scenario;
  const search = { s: changesText(changes), from: scenarioId, ...(baseline.start === 'now' ? {} : { start: baseline.start }) };
  return (
    <div className="tools">
      <Link className="btn" to="/scenarios/compare" search={{ a: scenarioId }}>{scenarioText.compare}</Link>
      <ShareButton />
      {deletedAt === null
        ? <button type="button" className="btn" onClick={() => actions.remove(scenario)} data-testid="delete">{scenarioText.deleteIt}</button>
        : <button type="button" className="btn" onClick={() => actions.putBack(scenario)}>{scenarioText.undoDelete}</button>}
      <Link className="btn primary" to="/scenarios/new" search={search} data-testid="change-it">{scenarioText.changeIt}</Link>
    </div>
  );
}

/** The hospital has moved on since: the same levers can be run on it as it stands now, as a scenario of its own. */
function NewerBaseline({ scenario, actions }: { readonly scenario: Scenario; readonly actions: ScenarioActions }) {
  const age = staleFor(scenario.baseline, useHospitalMinute());
  const made = actions.note?.made;
  if (age === null && !made) return null;
  return (
    <p className="newer" data-testid="newer">
      {age !== null && <span>{scenarioText.newer(age)}</span>}
      {made ? <Link className="btn sm" to="/scenarios/$id" params={{ id: made.scenarioId }}>{made.name}</Link> : <button type="button" className="btn sm" onClick={() => actions.rerun(scenario)} data-testid="rerun">{scenarioText.rerun}</button>}
    </p>
  );
}
