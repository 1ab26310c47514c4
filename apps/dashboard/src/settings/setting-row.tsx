import { useId, useState, type FormEvent } from 'react';
import type { FacilitySetting } from '@wardcast/contract';
import { Banner } from '../components/banner';
import { useOnline } from '../data/use-online';
import { settingsText } from '../text/settings-text';
import { stateText } from '../text/state-text';
import { ChanceField, TextFields } from './setting-inputs';
import { fieldTexts, readFields, SETTING_SHAPES, valueText, type SettingShape } from './setting-fields';
import { SettingHistory } from './setting-history';
import { useChangeSetting } from './use-change-setting';

interface SettingRowProps {
  readonly setting: FacilitySetting;
  readonly timeZone: string;
  readonly onSaved: (setting: FacilitySetting) => void;
}

/** One setting: its fields, where its value comes from, what is wrong with what was written, and how it was changed before. */
export function SettingRow({ setting, timeZone, onSaved }: SettingRowProps) {
  const shape = SETTING_SHAPES[setting.name];
  const id = useId();
  const isOnline = useOnline();
  const shown = fieldTexts(shape, setting.value);
  const [draft, setDraft] = useState<readonly string[] | null>(null);
  const [ownErrors, setOwnErrors] = useState<readonly (string | undefined)[]>([]);
  const [said, setSaid] = useState('');
  const { isSaving, errors, failure, save } = useChangeSetting(setting.name, (stored) => {
    setDraft(null);
    setSaid(settingsText.saved(shape.label));
    onSaved(stored);
  });
  const texts = draft ?? shown;
  const isChanged = draft !== null && draft.join('|') !== shown.join('|');
  const write = (index: number, text: string) => {
    setSaid('');
    setDraft(texts.map((old, i) => (i === index ? text : old)));
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const numbers = readFields(shape, texts);
    setOwnErrors(wrongFields(shape, numbers));
    if (isOnline && numbers.every((number) => number !== null)) save(numbers);
  };
  const errorOf = (index: number) => ownErrors[index] ?? errors.find((error) => Math.max(0, shape.kind === 'times' ? 0 : error.index) === index)?.message;
  return (
    <form className="setting" onSubmit={submit} noValidate aria-labelledby={`${id}-label`} data-testid="setting" data-name={setting.name}>
      <h3 id={`${id}-label`}>{shape.label}</h3>
      {shape.kind === 'chance' ? <ChanceField id={id} label={shape.fields[0]!} value={texts[0]!} error={errorOf(0)} onChange={(text) => write(0, text)} /> : <TextFields id={id} shape={shape} texts={texts} errorOf={errorOf} onChange={write} />}
      <div className="setting-do">
        <button type="submit" className={isChanged ? 'btn sm primary' : 'btn sm'} aria-disabled={!isChanged || isSaving || !isOnline} disabled={isSaving}>{isSaving ? settingsText.saving : settingsText.save}</button>
        {setting.setAt !== null && <button type="button" className="btn sm" disabled={isSaving} onClick={() => isOnline && save(null)}>{settingsText.back}</button>}
        <span className="sm ink2" role="status">{isOnline ? said : stateText.offline.strong}</span>
      </div>
      {failure !== null && <Banner kind="error" words={settingsText.failed(failure)} />}
      <Source setting={setting} shape={shape} timeZone={timeZone} />
      <SettingHistory changes={setting.changes} shape={shape} timeZone={timeZone} />
    </form>
  );
}

/** A message for each field that holds no number. */
function wrongFields({ kind }: SettingShape, numbers: readonly (number | null)[]): readonly (string | undefined)[] {
  if (kind === 'times') return [numbers.includes(null) ? settingsText.notClock : undefined];
  return numbers.map((number) => (number === null ? settingsText.notNumber : undefined));
}

function Source({ setting, shape, timeZone }: { readonly setting: FacilitySetting; readonly shape: SettingShape; readonly timeZone: string }) {
  const { setBy, setAt, defaultValue, defaultSource } = setting;
  if (setBy === null || setAt === null) return <p className="xs ink3 source" data-testid="setting-source">{settingsText.productDefault(defaultSource)}</p>;
  const usual = defaultValue === null ? settingsText.noValue : valueText(shape, defaultValue);
  return (
    <p className="xs ink2 source" data-testid="setting-source">
      <b>{settingsText.own(settingsText.setBy(setBy, setAt, timeZone))}</b> {settingsText.instead(usual)}
    </p>
  );
}
