import '../ward/ward.css';
import './scenarios.css';
import { useState } from 'react';
import { Link, useNavigate } from '@tanstack/react-router';
import type { Hospital, Scenario } from '@wardcast/contract';
import { useBoard } from '../data/use-board';
import { useHospitalMinute } from '../data/use-clock';
import { whole } from '../text/outcome-text';
import { scenarioText } from '../text/scenario-text';
import { ActionToast } from './action-toast';
import { PRESET_IDS } from './presets';
import { ScenarioRow } from './scenario-row';
import { ScenarioBanners, ScenariosLoading } from './scenario-states';
import { useScenarioActions } from './use-list-actions';
import { useScenarios } from './use-scenarios';

/** Two at a time: a difference has two sides. */
const CHOSEN = 2;

/** `/scenarios`: what was tried, and how it would come out. */
export function ScenariosPage() {
  const [isWatched, setWatched] = useState(true);
  const { result, failure, again } = useScenarios(isWatched);
  const isOpen = result?.some(({ outcome }) => outcome === null) ?? true;
  if (isOpen !== isWatched) setWatched(isOpen);
  const hospital = useBoard((state) => state.hospital);
  return (
    <>
      <title>{scenarioText.title}</title>
      <ScenarioBanners failure={failure} />
      {!result || !hospital ? <ScenariosLoading head={scenarioText.loading} /> : <ScenarioList scenarios={result} hospital={hospital} again={again} />}
    </>
  );
}

function ScenarioList({ scenarios, hospital, again }: { readonly scenarios: readonly Scenario[]; readonly hospital: Hospital; readonly again: () => void }) {
  const actions = useScenarioActions(again);
  return (
    <div className="trials" data-testid="scenarios" data-count={scenarios.length}>
      <section className="answer run-answer">
        <h1 data-testid="scenarios-headline">{headline(scenarios)}</h1>
        <div className="tools"><Link className="btn primary" to="/scenarios/new">{scenarioText.newScenario}</Link></div>
      </section>
      {scenarios.length === 0 && <p className="support">{scenarioText.emptyDetail}</p>}
      <StartFrom />
      <ActionToast actions={actions} />
      {scenarios.length > 0 && <SavedTable scenarios={scenarios} hospital={hospital} actions={actions} />}
    </div>
  );
}

/** How many there are, and the one that leaves the fewest days short where that is clear. */
function headline(scenarios: readonly Scenario[]): string {
  if (scenarios.length === 0) return scenarioText.empty;
  const clear = scenarios.flatMap(({ name, outcome }) => {
    const days = outcome?.measures.find((measure) => measure.name === 'daysShort');
    return days?.clear === true && days.change.mean < 0 ? [{ name, after: whole(days.scenario.mean), before: whole(days.baseline.mean) }] : [];
  });
  const best = clear.sort((a, b) => a.after - b.after)[0];
  return best && best.after < best.before ? `${scenarioText.listHeadline(scenarios.length)} ${scenarioText.listBest(best.name, best.after, best.before)}` : scenarioText.listHeadline(scenarios.length);
}

function StartFrom() {
  return (
    <nav className="presets" aria-label={scenarioText.presets}>
      <span className="sm ink2">{scenarioText.presets}</span>
      {PRESET_IDS.map((id) => (
        <Link key={id} className="chip" to="/scenarios/new" search={id === 'last-week' ? { start: 'last_week' } : { preset: id }} title={scenarioText.preset(id).about} data-testid={`start-${id}`}>
          {scenarioText.preset(id).name}
        </Link>
      ))}
    </nav>
  );
}

function SavedTable({ scenarios, hospital, actions }: { readonly scenarios: readonly Scenario[]; readonly hospital: Hospital; readonly actions: ReturnType<typeof useScenarioActions> }) {
  const navigate = useNavigate();
  const now = useHospitalMinute();
  const [picked, setPicked] = useState<readonly string[]>([]);
  const chosen = picked.filter((id) => scenarios.some(({ scenarioId }) => scenarioId === id));
  const toggle = (id: string) => setPicked(chosen.includes(id) ? chosen.filter((each) => each !== id) : [...chosen, id].slice(-CHOSEN));
  const [a, b] = chosen;
  const { listColumns: columns } = scenarioText;
  return (
    <div className="saved">
      <div className="sechead">
        <h2>{scenarioText.saved}</h2>
        <span className="sm ink3">{scenarioText.listLead}</span>
        <div className="right">
          <span className="sm ink2">{scenarioText.chosen(chosen.length)}</span>
          <button type="button" className="btn primary" aria-disabled={!b} onClick={() => a && b && void navigate({ to: '/scenarios/compare', search: { a, b } })} data-testid="compare">{scenarioText.compare}</button>
        </div>
      </div>
      <div className="tablewrap" tabIndex={0} role="region" aria-label={scenarioText.saved}>
        <table className="scenario-table">
          <thead>
            <tr>
              <th scope="col"><span className="vh">{scenarioText.compare}</span></th>
              <th scope="col">{columns.name}</th>
              <th scope="col">{columns.what}</th>
              <th scope="col">{columns.days}</th>
              <th scope="col">{columns.worst}</th>
              <th scope="col">{columns.better}</th>
              <th scope="col">{columns.saved}</th>
              <th scope="col">{columns.actions}</th>
            </tr>
          </thead>
          <tbody>{scenarios.map((scenario) => <ScenarioRow key={scenario.scenarioId} scenario={scenario} timeZone={hospital.timeZone} now={now} isChosen={chosen.includes(scenario.scenarioId)} onChoose={() => toggle(scenario.scenarioId)} actions={actions} />)}</tbody>
        </table>
      </div>
      <p className="sm ink2">{scenarioText.immutable}</p>
    </div>
  );
}
