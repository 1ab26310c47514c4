import '../ward/ward.css';
import './scenarios.css';
import { useCallback, useMemo } from 'react';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import type { Baseline, GoalFinding, Hospital, Lever } from '@wardcast/contract';
import { useBoard } from '../data/use-board';
import { useIsPhone } from '../ward/use-is-phone';
import { changeText } from '../text/lever-text';
import { scenarioText } from '../text/scenario-text';
import { baselineText } from './baseline-text';
import { effectiveChanges, withField, withoutKind } from './change-list';
import { freshChange, type FieldContext } from './field-state';
import { canSetGoal, GoalPanel } from './goal-panel';
import { LeverPanel } from './lever-panel';
import { PRESET_IDS, presetOf, type PresetId } from './presets';
import { RunHeadline, RunOutcome } from './run-answer-view';
import { SaveForm } from './save-form';
import { changesText, readScenarioSearch, type ReadScenarioSearch } from './scenario-search';
import { ScenarioBanners, ScenariosLoading } from './scenario-states';
import { ShareButton } from './share-button';
import { useBaseline, useLevers } from './use-baseline';
import { useDraft, type Draft } from './use-draft';
import { hasAnswer, useRun } from './use-run';
import { useSave } from './use-save';

/** `/scenarios/new`: levers on the left, what they change on the right. */
export function WorkbenchPage() {
  const search = useSearch({ from: '/scenarios/new' });
  const read = useMemo(() => readScenarioSearch(search), [search]);
  const levers = useLevers();
  const baseline = useBaseline(read.start);
  const hospital = useBoard((state) => state.hospital);
  const failure = levers.failure ?? baseline.failure;
  const isReady = levers.result && baseline.result && hospital;
  return (
    <>
      <title>{scenarioText.newTitle}</title>
      {!isReady && <ScenarioBanners failure={failure} bad={read.bad} />}
      {!isReady && <ScenariosLoading head={scenarioText.loadingBaseline} />}
      {isReady && levers.result && baseline.result && <Workbench key={baseline.result.baselineId} levers={levers.result} baseline={baseline.result} hospital={hospital} read={read} parentId={search.from ?? null} />}
    </>
  );
}

interface WorkbenchProps {
  readonly levers: readonly Lever[];
  readonly baseline: Baseline;
  readonly hospital: Hospital;
  readonly read: ReadScenarioSearch;
  readonly parentId: string | null;
}

function Workbench({ levers, baseline, hospital, read, parentId }: WorkbenchProps) {
  const navigate = useNavigate({ from: '/scenarios/new' });
  const isPhone = useIsPhone();
  const writeUrl = useCallback((s: string) => void navigate({ to: '.', search: (old) => ({ ...old, preset: undefined, s: s === '' ? undefined : s }), replace: true, resetScroll: false }), [navigate]);
  const draft = useDraft(read.preset === null ? read.changes : presetOf(read.preset, baseline).changes, read.changes, writeUrl);
  const { changes, places } = effectiveChanges(draft.changes, levers);
  const run = useRun({ baselineId: baseline.baselineId, changes });
  const save = useSave(baseline, parentId);
  // Errors speak of the list that was sent; the page's own list may hold more.
  const errors = [...(run.notice?.errors ?? []), ...save.errors].filter(({ index }) => index >= 0).map((error) => ({ ...error, index: places[error.index] ?? error.index }));
  const context: FieldContext = { baseline, hospital, isReadOnly: isPhone, errors, setField: (lever, at) => draft.set(setField(draft, baseline, lever, at), `${lever.kind} ${at.index} ${at.name}`) };
  const preset = PRESET_IDS.find((id) => presetOf(id, baseline).start === baseline.start && changesText(presetOf(id, baseline).changes) === changesText(draft.changes) && (id === 'last-week' || draft.changes.length > 0)) ?? null;
  const choose = (id: PresetId) => {
    const chosen = presetOf(id, baseline);
    if (chosen.start === baseline.start) return draft.set(chosen.changes, `preset ${id}`);
    void navigate({ to: '.', search: (old) => ({ view: old.view, start: chosen.start === 'now' ? undefined : chosen.start, s: changesText(chosen.changes) || undefined }) });
  };
  const reset = (kind: string | null) => draft.set(kind === null ? [] : withoutKind(draft.changes, kind), `reset ${kind ?? 'all'}`);
  const add = (lever: Lever) => draft.set([...draft.changes, freshChange(lever, baseline)], `add ${lever.kind}`);
  const names = changes.map((change) => changeText(change, baseline, hospital.timeZone));
  const about = [['Hospital', hospital.name], ['Baseline', baselineText(baseline, hospital.timeZone)], ['Changes', names.join('; ')], ['Seed', String(baseline.seed)], ['Model', baseline.modelVersion], ['Time zone', hospital.timeZone]] as const;
  return (
    <div className="trials" data-testid="workbench" data-shown={run.shown ?? ''}>
      <ScenarioBanners failure={run.failure} bad={read.bad} />
      <p className="crumb"><Link to="/scenarios">{scenarioText.scenarios}</Link><span aria-hidden="true">/</span><span>{scenarioText.newScenario}</span><span className="tag">{scenarioText.draft}</span><span className="sm ink3">{baselineText(baseline, hospital.timeZone)}</span></p>
      <RunHeadline run={run} baseline={baseline} isChanged={changes.length > 0}>
        <Tools draft={draft} save={save} canSave={changes.length > 0} />
      </RunHeadline>
      {save.isOpen && <SaveForm suggestion={names.slice(0, 2).join(', ').slice(0, 80)} note="" errors={save.errors} isSaving={save.isSaving} failure={save.failure} onSave={(name, note) => save.save({ name, note, changes })} onCancel={save.close} />}
      <div className="scen">
        <LeverPanel levers={levers} changes={draft.changes} context={context} preset={preset} onPreset={choose} onReset={reset} onAdd={add} />
        <div className="results">
          {hasAnswer(run) && <RunOutcome run={run} baseline={baseline} timeZone={hospital.timeZone} view={read.view} about={about} name={scenarioText.newScenario} onView={(view) => void navigate({ to: '.', search: (old) => ({ ...old, view: view === 'difference' ? undefined : view }), resetScroll: false })} />}
          {hasAnswer(run) && canSetGoal(run.answer) && baseline.start === 'now' && <GoalPanel answer={run.answer} baseline={baseline} levers={levers} changes={draft.changes} onUse={isPhone ? null : (found) => draft.set(withFinding(draft, places, found), `goal ${found.kind}`)} />}
        </div>
      </div>
    </div>
  );
}

function setField(draft: Draft, baseline: Baseline, lever: Lever, { index, name, value }: { readonly index: number | null; readonly name: string; readonly value: unknown }) {
  const changes = index === null ? [...draft.changes, freshChange(lever, baseline)] : draft.changes;
  return withField(changes, { index: index ?? changes.length - 1, name, value });
}

function withFinding(draft: Draft, places: readonly number[], { change, index }: GoalFinding) {
  if (change === null) return draft.changes;
  const place = index === null ? undefined : places[index];
  return place === undefined ? [...draft.changes, change] : draft.changes.map((each, at) => (at === place ? change : each));
}

function Tools({ draft, save, canSave }: { readonly draft: Draft; readonly save: ReturnType<typeof useSave>; readonly canSave: boolean }) {
  return (
    <div className="tools">
      <button type="button" className="btn" aria-disabled={!draft.canUndo} onClick={draft.undo} data-testid="undo">{scenarioText.undo}</button>
      <button type="button" className="btn" aria-disabled={!draft.canRedo} onClick={draft.redo} data-testid="redo">{scenarioText.redo}</button>
      <ShareButton />
      <button type="button" className="btn primary" aria-disabled={!canSave} title={canSave ? undefined : scenarioText.nothingToSave} onClick={() => canSave && save.open()} data-testid="save">{scenarioText.save}</button>
    </div>
  );
}
