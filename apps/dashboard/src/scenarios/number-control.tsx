import { useEffect, useId, useState, type CSSProperties } from 'react';
import type { Lever, LeverField } from '@wardcast/contract';
import { amount, baselineFact, leverText } from '../text/lever-text';
import { LevelShape } from '../components/level-shape';
import { numberIn } from './change-list';
import { seenOf, type FieldContext, type LeverSlot } from './field-state';
import { sliderRange } from './slider-range';

interface NumberControlProps {
  readonly lever: Lever;
  readonly field: LeverField;
  readonly slot: LeverSlot;
  readonly context: FieldContext;
}

/** "2.5" or "2,5" or "−2": null when it is no number. */
export function parseNumber(text: string): number | null {
  const plain = text.trim().replace('−', '-').replace(',', '.').replace(/^\+/, '');
  return /^-?\d+(\.\d+)?$/.test(plain) ? Number(plain) : null;
}

/** A field with buttons, and for the lever's main number a slider: all three set the same value. */
export function NumberControl({ lever, field, slot, context }: NumberControlProps) {
  const id = useId();
  const isMain = field.name === lever.mainField;
  const value = numberIn(slot.change, field);
  const set = (next: number) => context.setField(lever, { index: slot.index, name: field.name, value: next });
  const error = context.errors.find((each) => each.index === slot.index && each.field === field.name);
  const seen = isMain ? seenOf(context.baseline, lever) : undefined;
  const isBeyond = seen !== undefined && value !== null && (value < Math.floor(seen.low) || value > Math.ceil(seen.high));
  return (
    <div className="lever-field" data-field={field.name}>
      <div className="hd">
        <label htmlFor={id}>{field.label}</label>
        <NumberBox id={id} field={field} value={value} onSet={set} context={context} errorId={error && `${id}-error`} />
      </div>
      {isMain && <MainSlider id={id} lever={lever} field={field} value={value} context={context} onSet={set} />}
      {isBeyond && seen && (
        <p className="warn-note" data-testid="beyond-seen">
          <LevelShape level="tight" />
          <span>{leverText.beyondSeen(seen.low, seen.high, field.unit)}</span>
        </p>
      )}
      {error && <p className="field-error" id={`${id}-error`} role="alert" data-testid="field-error">{error.message}</p>}
    </div>
  );
}

interface NumberBoxProps {
  readonly id: string;
  readonly field: LeverField;
  readonly value: number | null;
  readonly onSet: (value: number) => void;
  readonly context: FieldContext;
  readonly errorId: string | undefined;
}

function NumberBox({ id, field, value, onSet, context, errorId }: NumberBoxProps) {
  const shown = value === null ? '' : String(value).replace('-', '−');
  const [draft, setDraft] = useState<string | null>(null);
  useEffect(() => setDraft(null), [shown]);
  const isWrong = draft !== null && draft !== '' && parseNumber(draft) === null;
  const step = field.step ?? 1;
  const clamp = (wanted: number) => Number(Math.min(field.max ?? wanted, Math.max(field.min ?? wanted, wanted)).toFixed(6));
  const move = (by: number) => onSet(clamp((value ?? field.min ?? 0) + by));
  const write = (text: string) => {
    setDraft(text);
    const parsed = parseNumber(text);
    if (parsed !== null) onSet(parsed);
  };
  return (
    <span className="numbox">
      <span className="numfield" role="group" aria-label={field.label}>
        {!context.isReadOnly && <button type="button" aria-label={leverText.less(field.label)} onClick={() => move(-step)}>−</button>}
        <input
          id={id}
          type="text"
          inputMode="decimal"
          readOnly={context.isReadOnly}
          value={draft ?? shown}
          placeholder={leverText.unset}
          aria-invalid={isWrong || errorId !== undefined}
          aria-describedby={errorId}
          onChange={(event) => write(event.target.value)}
          onBlur={() => setDraft(null)}
        />
        {field.unit !== '' && <span className="unit">{field.unit}</span>}
        {!context.isReadOnly && <button type="button" aria-label={leverText.more(field.label)} onClick={() => move(step)}>+</button>}
      </span>
      {isWrong && <span className="field-error" role="alert">{leverText.notNumber}</span>}
    </span>
  );
}

interface MainSliderProps {
  readonly id: string;
  readonly lever: Lever;
  readonly field: LeverField;
  readonly value: number | null;
  readonly context: FieldContext;
  readonly onSet: (value: number) => void;
}

function MainSlider({ id, lever, field, value, context, onSet }: MainSliderProps) {
  const seen = seenOf(context.baseline, lever);
  const { min, max } = sliderRange(field, seen, value);
  const shown = value ?? context.baseline.facts.turnaroundMinutes;
  const share = (at: number) => (max > min ? (at - min) / (max - min) : 0);
  const fact = baselineFact(lever.kind, context.baseline);
  return (
    <>
      {!context.isReadOnly && (
        <div className="track" style={field.neutral === null ? undefined : ({ '--base-share': share(field.neutral) } as CSSProperties)} data-base={field.neutral !== null}>
          <input
            className="slider"
            type="range"
            aria-label={field.label}
            id={`${id}-slider`}
            data-testid={`slider-${lever.kind}`}
            min={min}
            max={max}
            step={field.step ?? 1}
            value={shown}
            aria-valuetext={amount(shown, field.unit)}
            style={{ '--fill': `${100 * share(shown)}%` } as CSSProperties}
            onChange={(event) => onSet(Number(event.target.value))}
          />
        </div>
      )}
      <div className="bounds">
        <span>{amount(min, field.unit)}</span>
        {seen && <span className="mid">{leverText.seen(seen.low, seen.high, field.unit)}</span>}
        <span>{amount(max, field.unit)}</span>
      </div>
      <p className="base">{fact === null ? leverText.baselineNeutral : leverText.baseline(fact)}</p>
    </>
  );
}
