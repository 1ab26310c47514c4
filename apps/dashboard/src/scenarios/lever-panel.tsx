import type { Lever, LeverChange } from '@wardcast/contract';
import { leverText } from '../text/lever-text';
import { scenarioText } from '../text/scenario-text';
import { changesOf, effectiveChanges } from './change-list';
import { LeverCard } from './lever-card';
import { PRESET_IDS, type PresetId } from './presets';
import type { FieldContext } from './field-state';

/** Levers in sight; the others are folded under a line. */
const FIRST_LEVERS = 5;

interface LeverPanelProps {
  readonly levers: readonly Lever[];
  readonly changes: readonly LeverChange[];
  readonly context: FieldContext;
  readonly preset: PresetId | null;
  readonly onPreset: (id: PresetId) => void;
  readonly onReset: (kind: string | null) => void;
  readonly onAdd: (lever: Lever) => void;
}

/** Presets, then every lever with its controls. */
export function LeverPanel({ levers, changes, context, preset, onPreset, onReset, onAdd }: LeverPanelProps) {
  const effective = effectiveChanges(changes, levers).changes;
  const moved = new Set(effective.map(({ kind }) => kind)).size;
  const card = (lever: Lever) => <LeverCard key={lever.kind} lever={lever} changes={changes} context={context} onReset={onReset} onAdd={onAdd} />;
  const folded = levers.slice(FIRST_LEVERS);
  return (
    <section className="levers" aria-labelledby="levers-title">
      <div className="sechead">
        <h2 id="levers-title">{leverText.title}</h2>
        <span className="sm ink3" data-testid="changed-count">{moved === 0 ? leverText.none : leverText.changed(moved, levers.length)}</span>
        <div className="right">
          {changes.length > 0 && <button type="button" className="btn link sm" onClick={() => onReset(null)} data-testid="reset-all">{leverText.resetAll}</button>}
        </div>
      </div>
      {context.isReadOnly && <p className="sm ink2">{leverText.readOnly}</p>}
      <PresetChips preset={preset} onPreset={onPreset} />
      {levers.slice(0, FIRST_LEVERS).map(card)}
      {folded.length > 0 && (
        <details className="more-levers" open={folded.some(({ kind }) => changesOf(changes, kind).length > 0) || undefined}>
          <summary>{leverText.moreLevers(folded.length)}</summary>
          {folded.map(card)}
        </details>
      )}
    </section>
  );
}

/** Starts that somebody else thought out. */
export function PresetChips({ preset, onPreset }: { readonly preset: PresetId | null; readonly onPreset: (id: PresetId) => void }) {
  return (
    <div className="presets" role="group" aria-label={scenarioText.presets}>
      {PRESET_IDS.map((id) => (
        <button key={id} type="button" className="chip" aria-pressed={preset === id} title={scenarioText.preset(id).about} onClick={() => onPreset(id)} data-testid={`preset-${id}`}>
          {scenarioText.preset(id).name}
        </button>
      ))}
    </div>
  );
}
