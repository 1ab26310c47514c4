import type { FacilitySetting } from '@wardcast/contract';
import { settingsText } from '../text/settings-text';
import { valueText, type SettingShape } from './setting-fields';

interface SettingHistoryProps {
  readonly changes: FacilitySetting['changes'];
  readonly shape: SettingShape;
  readonly timeZone: string;
}

/** Who changed it to what and when, newest first; nothing where nobody did. */
export function SettingHistory({ changes, shape, timeZone }: SettingHistoryProps) {
  if (changes.length === 0) return null;
  return (
    <details className="sm" data-testid="setting-history">
      <summary>{settingsText.history(changes.length)}</summary>
      <ul>
        {changes.map(({ at, by, value }) => (
          <li key={at}>{settingsText.change(value === null ? null : valueText(shape, value))}, {settingsText.setBy(by, at, timeZone)}</li>
        ))}
      </ul>
    </details>
  );
}
