import type { AppState } from '@wardcast/application';
import { SAMPLE_IDENTITY_KEY, SeedMismatchError, readOrCreateSampleIdentity, readSampleIdentity } from './sample-identity';

const NOW = Date.UTC(2026, 1, 3, 10);
const ASKED = { seed: 7, now: NOW, timeZone: 'Europe/London' };

function memory(): AppState {
  const kept = new Map<string, unknown>();
  return { read: <T>(key: string) => Promise.resolve((kept.get(key) ?? null) as T | null), write: (key: string, value: unknown) => Promise.resolve(void kept.set(key, value)) } as AppState;
}

test('a folder keeps the hospital that it began with', async () => {
  const state = memory();
  const begun = await readOrCreateSampleIdentity(state, ASKED);
  expect(begun).toMatchObject({ seed: 7, leavingHours: 'afternoon', streamFrom: NOW });
  expect(await readOrCreateSampleIdentity(state, { ...ASKED, now: NOW + 86_400_000 })).toEqual(begun);
  await expect(readOrCreateSampleIdentity(state, { ...ASKED, seed: 8 })).rejects.toThrow(SeedMismatchError);
});

test('a folder from before the afternoons goes on with late mornings, so that its patients are the same', async () => {
  const state = memory();
  const { leavingHours: _, ...older } = await readOrCreateSampleIdentity(state, ASKED);
  await state.write(SAMPLE_IDENTITY_KEY, older);
  const found = await readSampleIdentity(state);
  expect(found).toEqual({ ...older, leavingHours: 'late-morning' });
  expect(await readOrCreateSampleIdentity(state, ASKED)).toEqual(found);
});
