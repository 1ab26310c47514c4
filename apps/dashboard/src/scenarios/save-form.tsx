import { useId, useState, type FormEvent } from 'react';
import type { ChangeError } from '@wardcast/contract';
import { scenarioText } from '../text/scenario-text';

interface SaveFormProps {
  readonly suggestion: string;
  readonly note: string;
  readonly errors: readonly ChangeError[];
  readonly isSaving: boolean;
  readonly failure: string | null;
  readonly onSave: (name: string, note: string) => void;
  readonly onCancel: () => void;
}

/** Name and note of a new scenario. What is wrong is said at its field, and nothing that was written is lost. */
export function SaveForm({ suggestion, note: firstNote, errors, isSaving, failure, onSave, onCancel }: SaveFormProps) {
  const id = useId();
  const [name, setName] = useState(suggestion);
  const [note, setNote] = useState(firstNote);
  const errorOf = (field: string) => errors.find((error) => error.index === -1 && error.field === field)?.message;
  const others = errors.filter((error) => error.index >= 0 || !['name', 'note'].includes(error.field));
  const submit = (event: FormEvent) => {
    event.preventDefault();
    onSave(name, note);
  };
  return (
    <form className="panel save-form" aria-labelledby={`${id}-title`} onSubmit={submit} noValidate data-testid="save-form">
      <h2 id={`${id}-title`}>{scenarioText.saveTitle}</h2>
      <label htmlFor={`${id}-name`}>{scenarioText.name}</label>
      <input id={`${id}-name`} className="field" value={name} autoFocus onChange={(event) => setName(event.target.value)} aria-invalid={errorOf('name') !== undefined} aria-describedby={`${id}-name-error`} />
      <p className="field-error" id={`${id}-name-error`} role="alert">{errorOf('name')}</p>
      <label htmlFor={`${id}-note`}>{scenarioText.note} <span className="sm ink3">{scenarioText.noteAbout}</span></label>
      <textarea id={`${id}-note`} className="field" rows={3} value={note} onChange={(event) => setNote(event.target.value)} aria-invalid={errorOf('note') !== undefined} aria-describedby={`${id}-note-error`} />
      <p className="field-error" id={`${id}-note-error`} role="alert">{errorOf('note')}</p>
      {(others.length > 0 || failure !== null) && (
        <p className="field-error" role="alert" data-testid="save-errors">
          {scenarioText.notSaved} {failure ?? others.map(({ message }) => message).join(' ')}
        </p>
      )}
      <div className="form-buttons">
        <button type="submit" className="btn primary" disabled={isSaving}>{isSaving ? scenarioText.saving : scenarioText.save}</button>
        <button type="button" className="btn" onClick={onCancel}>{scenarioText.cancel}</button>
      </div>
    </form>
  );
}
