import '../ward/ward.css';
import './scenarios.css';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import type { Scenario } from '@wardcast/contract';
import { useBoard } from '../data/use-board';
import { scenarioText } from '../text/scenario-text';
import { Comparison } from './comparison';
import { ScenarioBanners, ScenariosLoading } from './scenario-states';
import { useScenario, useScenarios } from './use-scenarios';

/** `/scenarios/compare?a=&b=`: two saved scenarios beside each other, and against each other. */
export function ComparePage() {
  const { a, b } = useSearch({ from: '/scenarios/compare' });
  const first = useScenario(a ?? null);
  const second = useScenario(b ?? null);
  const list = useScenarios(false);
  const hospital = useBoard((state) => state.hospital);
  const bad = [{ name: 'a', value: a, found: first.result }, { name: 'b', value: b, found: second.result }].flatMap(({ name, value, found }) => (value !== undefined && found === null ? [{ name, value }] : []));
  const failure = first.failure ?? second.failure ?? list.failure;
  return (
    <>
      <title>{scenarioText.compareTitle}</title>
      <ScenarioBanners failure={failure} bad={bad} />
      {!hospital || !list.result ? (
        <ScenariosLoading head={scenarioText.compareHead} />
      ) : (
        <div className="trials" data-testid="compare-page">
          <p className="crumb"><Link to="/scenarios">{scenarioText.scenarios}</Link><span aria-hidden="true">/</span><span>{scenarioText.compare}</span></p>
          {first.result && second.result ? <Comparison a={first.result} b={second.result} hospital={hospital} /> : <h1>{a && b && (first.result === undefined || second.result === undefined) ? scenarioText.loading : scenarioText.compareNeedTwo}</h1>}
          <Pickers scenarios={[...list.result, ...[first.result, second.result].flatMap((each) => (each && !list.result?.some(({ scenarioId }) => scenarioId === each.scenarioId) ? [each] : []))]} a={a} b={b} />
        </div>
      )}
    </>
  );
}

function Pickers({ scenarios, a, b }: { readonly scenarios: readonly Scenario[]; readonly a: string | undefined; readonly b: string | undefined }) {
  const navigate = useNavigate({ from: '/scenarios/compare' });
  const pick = (name: 'a' | 'b', id: string) => void navigate({ to: '.', search: (old) => ({ ...old, [name]: id === '' ? undefined : id }), resetScroll: false });
  return (
    <div className="pickers">
      {(['a', 'b'] as const).map((name) => {
        const value = (name === 'a' ? a : b) ?? '';
        return (
          <label key={name} htmlFor={`pick-${name}`}>
            {scenarioText.comparePick(name.toUpperCase())}
            <select id={`pick-${name}`} className="field" value={value} onChange={(event) => pick(name, event.target.value)}>
              <option value="">{scenarioText.pickNone}</option>
              {value !== '' && !scenarios.some(({ scenarioId }) => scenarioId === value) && <option value={value}>{scenarioText.unknown}</option>}
              {scenarios.map(({ scenarioId, name: label }) => <option key={scenarioId} value={scenarioId}>{label}</option>)}
            </select>
          </label>
        );
      })}
    </div>
  );
}
