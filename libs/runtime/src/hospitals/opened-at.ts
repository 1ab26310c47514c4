import type { AppState } from '@wardcast/application';

const keyOf = (facilityId: string): string => `openedAt.${facilityId}`;

/** First hour that a hospital's ledger measures (ms), as told before its first event; without it measuring begins with the first move. */
export async function readOpenedAt(appState: AppState, facilityId: string): Promise<number | undefined> {
  return (await appState.read<number>(keyOf(facilityId))) ?? undefined;
}

export function writeOpenedAt(appState: AppState, facilityId: string, openedAt: number): Promise<void> {
  return appState.write(keyOf(facilityId), openedAt);
}
