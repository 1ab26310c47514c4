import type { Lever, LeverChange, LeverField } from '@wardcast/contract';
import { leverText } from '../text/lever-text';
import { changesOf, isNeutral } from './change-list';
import { ChoiceControl, WeekdayControl } from './choice-control';
import { freshChange, type FieldContext, type LeverSlot } from './field-state';
import { NumberControl } from './number-control';

interface LeverCardProps {
  readonly lever: Lever;
  readonly changes: readonly LeverChange[];
  readonly context: FieldContext;
  readonly onReset: (kind: string) => void;
  readonly onAdd: (lever: Lever) => void;
}

/** One lever: its main number, and folded where, when and how. A lever may be moved in several places at once. */
export function LeverCard({ lever, changes, context, onReset, onAdd }: LeverCardProps) {
  const placed = changesOf(changes, lever.kind);
  const slots: readonly LeverSlot[] = placed.length > 0 ? placed : [{ index: null, change: freshChange(lever, context.baseline) }];
  const isChanged = placed.some(({ change }) => !isNeutral(change, lever));
  return (
    <section className="lever" aria-label={lever.label} data-testid={`lever-${lever.kind}`} data-changed={isChanged}>
      <div className="lever-head">
        <h3>{lever.label}</h3>
        {placed.length > 0 && !context.isReadOnly && (
          <button type="button" className="btn link sm" aria-label={leverText.resetLever(lever.label)} onClick={() => onReset(lever.kind)}>{leverText.reset}</button>
        )}
      </div>
      <p className="about">{lever.about}</p>
      {lever.kind === 'surge' && context.baseline.start === 'last_week' && <p className="about">{leverText.knownArrivals}</p>}
      {/* By position: a lever that is moved for the first time stays the same control under the hand. */}
      {slots.map((slot, position) => <LeverFields key={position} lever={lever} slot={slot} context={context} />)}
      {isChanged && !context.isReadOnly && (
        <button type="button" className="btn link sm" onClick={() => onAdd(lever)}>{leverText.another(lever.label)}</button>
      )}
    </section>
  );
}

function LeverFields({ lever, slot, context }: { readonly lever: Lever; readonly slot: LeverSlot; readonly context: FieldContext }) {
  const control = (field: LeverField) => <FieldControl key={field.name} lever={lever} field={field} slot={slot} context={context} />;
  const required = lever.fields.filter(({ type }) => type === 'unit');
  const main = lever.fields.filter(({ name }) => name === lever.mainField);
  const rest = lever.fields.filter((field) => !required.includes(field) && !main.includes(field));
  const kindError = context.errors.find((error) => error.index === slot.index && !lever.fields.some(({ name }) => name === error.field));
  const isOpen = rest.some(({ name }) => slot.change.params[name] !== undefined) || context.errors.some((error) => error.index === slot.index && rest.some(({ name }) => name === error.field));
  return (
    <div className="slot">
      {required.map(control)}
      {main.map(control)}
      {kindError && <p className="field-error" role="alert" data-testid="field-error">{kindError.message}</p>}
      {rest.length > 0 && (
        <details open={isOpen || undefined}>
          <summary>{leverText.details}</summary>
          {rest.map(control)}
        </details>
      )}
    </div>
  );
}

function FieldControl(props: { readonly lever: Lever; readonly field: LeverField; readonly slot: LeverSlot; readonly context: FieldContext }) {
  if (props.field.type === 'number') return <NumberControl {...props} />;
  return props.field.type === 'weekday_caps' ? <WeekdayControl {...props} /> : <ChoiceControl {...props} />;
}
