import './settings.css';
import { useState } from 'react';
import { SettingsDocument, type FacilitySetting } from '@wardcast/contract';
import { Banner } from '../components/banner';
import { useBoard } from '../data/use-board';
import { useAsked } from '../scenarios/use-asked';
import { settingsText } from '../text/settings-text';
import { SECTIONS, SETTING_SHAPES, type SettingSection } from './setting-fields';
import { SettingRow } from './setting-row';

/** `/settings`: what this hospital sets in place of this product's own numbers, and where each number comes from. */
export function SettingsPage() {
  const timeZone = useBoard((state) => state.hospital?.timeZone);
  const { result, failure } = useAsked('settings', async (client, signal) => (await client.query(SettingsDocument, {}, signal)).settings);
  const [saved, setSaved] = useState<readonly FacilitySetting[]>([]);
  const settings = result?.map((setting) => saved.find(({ name }) => name === setting.name) ?? setting);
  return (
    <>
      <title>{`${settingsText.title} | Wardcast`}</title>
      {failure !== null && <div className="banners"><Banner kind="error" words={failure === 'FORBIDDEN' ? settingsText.forbidden : settingsText.unread(failure)} /></div>}
      {settings && timeZone ? (
        <Settings settings={settings} timeZone={timeZone} onSaved={(setting) => setSaved((old) => [...old.filter(({ name }) => name !== setting.name), setting])} />
      ) : (
        failure === null && <SettingsLoading />
      )}
    </>
  );
}

function SettingsLoading() {
  return (
    <div aria-busy="true">
      <h1>{settingsText.loading}</h1>
      <p className="support" role="status">{settingsText.loadingDetail}</p>
    </div>
  );
}

interface SettingsProps {
  readonly settings: readonly FacilitySetting[];
  readonly timeZone: string;
  readonly onSaved: (setting: FacilitySetting) => void;
}

function Settings({ settings, timeZone, onSaved }: SettingsProps) {
  return (
    <div className="settings" data-testid="settings">
      <section className="answer">
        <div>
          <h1 data-testid="settings-headline">{settingsText.headline(settings.filter(({ setAt }) => setAt !== null).length)}</h1>
          <p className="support">{settingsText.lead}</p>
        </div>
      </section>
      {SECTIONS.map((section) => (
        <Section key={section} section={section}>
          {inOrder(settings, section).map((setting) => <SettingRow key={setting.name} setting={setting} timeZone={timeZone} onSaved={onSaved} />)}
        </Section>
      ))}
    </div>
  );
}

function Section({ section, children }: { readonly section: SettingSection; readonly children: React.ReactNode }) {
  return (
    <section aria-labelledby={`set-${section}`}>
      <h2 id={`set-${section}`} className="ruled">{settingsText.sections[section]}</h2>
      <p className="sm ink2 about">{settingsText.about[section]}</p>
      <div className="setting-list">{children}</div>
    </section>
  );
}

/** Settings of a section, in the order of the page. */
function inOrder(settings: readonly FacilitySetting[], section: SettingSection): readonly FacilitySetting[] {
  const names = Object.keys(SETTING_SHAPES);
  return settings.filter(({ name }) => SETTING_SHAPES[name].section === section).sort((a, b) => names.indexOf(a.name) - names.indexOf(b.name));
}
