import { useId } from 'react';
import type { Lever, LeverField } from '@wardcast/contract';
import { instantOf, localTime } from '../model/local-time';
import { leverText, momentOf } from '../text/lever-text';
import type { FieldContext, LeverSlot } from './field-state';
import { parseNumber } from './number-control';

interface ChoiceControlProps {
  readonly lever: Lever;
  readonly field: LeverField;
  readonly slot: LeverSlot;
  readonly context: FieldContext;
}
interface Option {
  readonly key: string;
  readonly label: string;
  readonly value: unknown;
}

const HOUR_MS = 3_600_000;
/** Hours of a day that plans begin and end at: midnight, morning, noon meeting, evening. */
const PLAN_HOURS = [0, 8, 14, 20] as const;
const keyOf = (value: unknown): string => JSON.stringify(value ?? null);
const asOption = (value: unknown, label: string): Option => ({ key: keyOf(value), label, value });

function unitOptions({ units }: FieldContext['baseline']): readonly Option[] {
  return units.filter(({ kind }) => kind !== 'ed').map(({ unitId, name, census, staffedBeds }) => asOption(unitId, `${name}, ${census} of ${staffedBeds}`));
}

function unitsOptions({ units }: FieldContext['baseline'], divisions: FieldContext['hospital']['divisions']): readonly Option[] {
  const wards = units.filter(({ kind }) => kind !== 'ed');
  const whole = divisions.flatMap(({ divisionId, name }) => {
    const ids = wards.filter((unit) => unit.divisionId === divisionId).map(({ unitId }) => unitId);
    return ids.length > 1 ? [asOption(ids, leverText.wholeDivision(name))] : [];
  });
  return [asOption(null, leverText.allWards), ...whole, ...wards.map(({ unitId, name }) => asOption([unitId], name))];
}

/** Times of the horizon that a plan may begin or end at. */
function instantOptions({ days, issuedAt, horizonHours }: FieldContext['baseline'], none: string, timeZone: string): readonly Option[] {
  const end = issuedAt + horizonHours * HOUR_MS;
  const instants = days.slice(1).flatMap((day) => PLAN_HOURS.map((hour) => instantOf({ ...localTime(day, timeZone), hour, minute: 0 }, timeZone))).filter((at) => at > issuedAt && at < end);
  return [asOption(null, none), ...instants.map((at) => asOption(at, momentOf(at, timeZone)))];
}

function optionsOf(field: LeverField, { baseline, hospital }: FieldContext): readonly Option[] {
  if (field.type === 'unit') return unitOptions(baseline);
  if (field.type === 'units') return unitsOptions(baseline, hospital.divisions);
  if (field.type === 'instant') return instantOptions(baseline, field.name === 'to' ? leverText.toEnd : leverText.fromStart, hospital.timeZone);
  return field.choices.map((choice, index) => asOption(index === 0 ? null : choice, leverText.streams[choice] ?? choice));
}

/** A value that is in no option: a list of wards or a time that came by link. */
function otherLabel(value: unknown, field: LeverField, timeZone: string): string {
  if (Array.isArray(value)) return leverText.someWards(value.length);
  return field.type === 'instant' && typeof value === 'number' ? momentOf(value, timeZone) : String(value);
}

/** Everything that is chosen from a list: a ward, wards, a time, a stream. */
export function ChoiceControl({ lever, field, slot, context }: ChoiceControlProps) {
  const id = useId();
  const value = slot.change.params[field.name] ?? null;
  const known = optionsOf(field, context);
  const options = known.some(({ key }) => key === keyOf(value)) || (value === null && field.type === 'unit') ? known : [...known, asOption(value, otherLabel(value, field, context.hospital.timeZone))];
  const error = context.errors.find((each) => each.index === slot.index && each.field === field.name);
  const choose = (key: string) => context.setField(lever, { index: slot.index, name: field.name, value: options.find((option) => option.key === key)?.value ?? undefined });
  return (
    <div className="lever-field choice" data-field={field.name}>
      <label htmlFor={id}>{field.label}</label>
      <select id={id} className="field" value={keyOf(value)} disabled={context.isReadOnly} aria-invalid={error !== undefined} aria-describedby={error && `${id}-error`} onChange={(event) => choose(event.target.value)}>
        {options.map(({ key, label }) => <option key={key} value={key}>{label}</option>)}
      </select>
      {error && <p className="field-error" id={`${id}-error`} role="alert" data-testid="field-error">{error.message}</p>}
    </div>
  );
}

/** Seven numbers, Monday to Sunday; an empty one is no limit. */
export function WeekdayControl({ lever, field, slot, context }: ChoiceControlProps) {
  const id = useId();
  const value = slot.change.params[field.name];
  const caps: readonly (number | null)[] = Array.isArray(value) && value.length === leverText.weekdays.length ? (value as (number | null)[]) : leverText.weekdays.map(() => null);
  const error = context.errors.find((each) => each.index === slot.index && each.field === field.name);
  const write = (day: number, text: string) => {
    const next = caps.map((cap, index) => (index === day ? (text.trim() === '' ? null : (parseNumber(text) ?? cap)) : cap));
    context.setField(lever, { index: slot.index, name: field.name, value: next.every((cap) => cap === null) ? undefined : next });
  };
  return (
    <fieldset className="lever-field weekdays" data-field={field.name}>
      <legend>{field.label}</legend>
      <div>
        {leverText.weekdays.map((day, index) => (
          <label key={day} htmlFor={`${id}-${day}`}>
            {day}
            <input id={`${id}-${day}`} className="field" type="text" inputMode="numeric" readOnly={context.isReadOnly} placeholder={leverText.anyNumber} value={caps[index] === null || caps[index] === undefined ? '' : String(caps[index])} onChange={(event) => write(index, event.target.value)} />
          </label>
        ))}
      </div>
      {error && <p className="field-error" role="alert" data-testid="field-error">{error.message}</p>}
    </fieldset>
  );
}
