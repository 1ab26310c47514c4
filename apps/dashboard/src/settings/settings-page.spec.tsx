import { act, fireEvent, screen, within } from '@testing-library/react';
import type { FacilitySetting, SettingError } from '@wardcast/contract';
import { FakeClient } from '../testing/fake-client';
import { renderScreen } from '../testing/render-board';
import { stillScreen } from '../testing/still-screen';
import { SETTING_SHAPES, type SettingName } from './setting-fields';

const NOW = Date.parse('2026-11-25T09:42Z');
const DEFAULTS: Readonly<Partial<Record<SettingName, readonly number[]>>> = { nurses_ward: [8, 2], shift_starts: [480, 1200], risk_chance: [0.15], crowding_bands: [20, 60, 100, 140, 180] };
const setting = (name: SettingName, own: Partial<FacilitySetting> = {}): FacilitySetting => ({ name, value: DEFAULTS[name] ?? null, defaultValue: DEFAULTS[name] ?? null, defaultSource: 'a source', setBy: null, setAt: null, changes: [], ...own });
const NAMES = Object.keys(SETTING_SHAPES) as SettingName[];

/** A server with settings of its own; what it was asked to store is kept. */
class SettingsClient extends FakeClient {
  readonly stored: { readonly name: SettingName; readonly value: readonly number[] | null }[] = [];
  errors: readonly SettingError[] = [];
  isAway = false;

  constructor(private readonly settings: readonly FacilitySetting[]) {
    super();
  }

  override async query<Result>(operation: { readonly name: string }, variables?: unknown): Promise<Result> {
    if (operation.name === 'Settings') return { settings: this.settings } as Result;
    if (this.isAway) throw new Error('away');
    const { name, value } = variables as { readonly name: SettingName; readonly value: readonly number[] | null };
    if (this.errors.length === 0) this.stored.push({ name, value });
    const by = { by: 'local', at: NOW };
    const changed = value === null ? setting(name, { changes: [{ ...by, value }] }) : setting(name, { value, setBy: 'local', setAt: NOW, changes: [{ ...by, value }] });
    return { changeSetting: { setting: this.errors.length > 0 ? setting(name) : changed, errors: this.errors } } as Result;
  }
}

beforeAll(() => import('./settings-page'), 60_000);
stillScreen(NOW);
const settle = () => act(() => jest.advanceTimersByTimeAsync(50));

async function show(settings: readonly FacilitySetting[] = NAMES.map((name) => setting(name))) {
  const client = new SettingsClient(settings);
  await renderScreen('/settings', undefined, client);
  await settle();
  return client;
}
const rowOf = (name: SettingName) => screen.getAllByTestId('setting').find((row) => row.dataset['name'] === name)!;
const sourceOf = (name: SettingName) => within(rowOf(name)).getByTestId('setting-source').textContent;
async function press(name: SettingName, button: string): Promise<void> {
  fireEvent.click(within(rowOf(name)).getByText(button, { selector: 'button' }));
  await settle();
}
const write = (name: SettingName, label: string, value: string) => fireEvent.change(within(rowOf(name)).getByLabelText(label), { target: { value } });

it('shows every number with where it comes from', async () => {
  await show(NAMES.map((name) => (name === 'nurses_icu' ? setting(name, { value: [1, 1], setBy: 'local', setAt: NOW }) : setting(name))));
  expect(screen.getByTestId('settings-headline').textContent).toBe('1 number is set for this hospital.');
  expect(screen.getAllByTestId('setting').map((row) => row.dataset['name'])).toEqual(NAMES);
  expect(sourceOf('nurses_ward')).toBe('Default of this product: a source.');
  expect(sourceOf('nurses_icu')).toBe('Set by this installation on Wed 25 Nov 2026, 09:42. Default of this product: None.');
  expect((within(rowOf('shift_starts')).getByLabelText('Times of day') as HTMLInputElement).value).toBe('08:00, 20:00');
  expect(within(rowOf('risk_chance')).getByRole('option', { selected: true }).textContent).toBe('2 in 10');
  expect(within(rowOf('nurses_ward')).queryByRole('button', { name: 'Back to default' })).toBeNull();
});

it('saves one setting, says so, tells who set it, and goes back to the default', async () => {
  const client = await show();
  write('nurses_ward', 'Patients to a nurse', '6');
  await press('nurses_ward', 'Save');
  expect(client.stored).toEqual([{ name: 'nurses_ward', value: [6, 2] }]);
  expect(within(rowOf('nurses_ward')).getByRole('status').textContent).toBe('Wards: saved.');
  expect(sourceOf('nurses_ward')).toBe('Set by this installation on Wed 25 Nov 2026, 09:42. Default of this product: 8 patients to a nurse, at least 2.');
  expect(screen.getByTestId('settings-headline').textContent).toBe('1 number is set for this hospital.');
  expect(within(rowOf('nurses_ward')).getByTestId('setting-history').textContent).toContain('6 patients to a nurse, at least 2, set by this installation on Wed 25 Nov 2026, 09:42');
  await press('nurses_ward', 'Back to default');
  expect(client.stored.at(-1)).toEqual({ name: 'nurses_ward', value: null });
  expect(sourceOf('nurses_ward')).toBe('Default of this product: a source.');
});

it('takes times of day and a chance in ten', async () => {
  const client = await show();
  write('shift_starts', 'Times of day', '07:00, 15:00,23:00');
  await press('shift_starts', 'Save');
  write('risk_chance', 'Chance of running out', '0.35');
  await press('risk_chance', 'Save');
  expect(client.stored).toEqual([{ name: 'shift_starts', value: [420, 900, 1380] }, { name: 'risk_chance', value: [0.35] }]);
});

it('says what is wrong at its field, asks nobody about what is no number, and keeps what was written', async () => {
  const client = await show();
  write('nurses_ward', 'Patients to a nurse', 'six');
  await press('nurses_ward', 'Save');
  expect(within(rowOf('nurses_ward')).getAllByRole('alert').map(({ textContent }) => textContent)).toEqual(['Write a number, such as 6 or 2.5.', '']);
  client.errors = [{ index: 0, code: 'out_of_bounds', message: 'Patients to a nurse lies between 0.5 and 20.' }];
  write('nurses_ward', 'Patients to a nurse', '90');
  await press('nurses_ward', 'Save');
  const field = within(rowOf('nurses_ward')).getByLabelText('Patients to a nurse') as HTMLInputElement;
  expect([field.value, field.getAttribute('aria-invalid')]).toEqual(['90', 'true']);
  expect(within(rowOf('nurses_ward')).getAllByRole('alert')[0]!.textContent).toBe('Patients to a nurse lies between 0.5 and 20.');
  expect(client.stored).toEqual([]);
});

it('keeps what was written where the server is away, and says that nothing was changed', async () => {
  const client = await show();
  client.isAway = true;
  write('nurses_ward', 'Nurses at least', '3');
  await press('nurses_ward', 'Save');
  expect(within(rowOf('nurses_ward')).getByTestId('banner-error').textContent).toBe('It was not saved. Nothing was changed, and what you wrote is still here. Try again. Code NO_ANSWER.');
  expect((within(rowOf('nurses_ward')).getByLabelText('Nurses at least') as HTMLInputElement).value).toBe('3');
});
