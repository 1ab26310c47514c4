import { chanceInTen } from '../model/chance';
import { chanceText } from '../text/level-text';
import { CHANCE_CHOICES, type SettingShape } from './setting-fields';

interface TextFieldsProps {
  readonly id: string;
  readonly shape: SettingShape;
  readonly texts: readonly string[];
  readonly errorOf: (index: number) => string | undefined;
  readonly onChange: (index: number, text: string) => void;
}

/** A field for each text of a setting, with what is wrong with it under it. */
export function TextFields({ id, shape, texts, errorOf, onChange }: TextFieldsProps) {
  return (
    <div className="setting-fields">
      {texts.map((text, index) => (
        <div key={shape.fields[index]} className={shape.kind === 'times' ? 'wide' : undefined}>
          <label htmlFor={`${id}-${index}`}>{shape.fields[index]}</label>
          <input
            id={`${id}-${index}`}
            className="field"
            inputMode={shape.kind === 'times' ? 'text' : 'decimal'}
            value={text}
            autoComplete="off"
            aria-invalid={errorOf(index) !== undefined}
            aria-describedby={`${id}-${index}-error`}
            onChange={(event) => onChange(index, event.target.value)}
          />
          <p className="field-error" id={`${id}-${index}-error`} role="alert">{errorOf(index)}</p>
        </div>
      ))}
    </div>
  );
}

interface ChanceFieldProps {
  readonly id: string;
  readonly label: string;
  readonly value: string;
  readonly error: string | undefined;
  readonly onChange: (text: string) => void;
}

/** A chance is said as N in 10, so that is what is chosen. */
export function ChanceField({ id, label, value, error, onChange }: ChanceFieldProps) {
  return (
    <div className="setting-fields">
      <div>
        <label htmlFor={`${id}-0`}>{label}</label>
        <select id={`${id}-0`} className="field" value={value} aria-invalid={error !== undefined} aria-describedby={`${id}-0-error`} onChange={(event) => onChange(event.target.value)}>
          {CHANCE_CHOICES.map((choice) => <option key={choice} value={String(choice)}>{chanceText(chanceInTen(choice))}</option>)}
        </select>
        <p className="field-error" id={`${id}-0-error`} role="alert">{error}</p>
      </div>
    </div>
  );
}
