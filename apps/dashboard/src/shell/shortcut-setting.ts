import { useSyncExternalStore } from 'react';

const KEY = 'wardcast.shortcuts';
const OFF = 'off';
const listeners = new Set<() => void>();
/** What holds while the browser keeps nothing. */
let unkept: boolean | null = null;

/** True unless the reader switched the keyboard shortcuts off: speech input and sticky keys can press them by accident. */
export function areShortcutsOn(): boolean {
  try {
    return unkept ?? window.localStorage.getItem(KEY) !== OFF;
  } catch {
    return unkept ?? true;
  }
}

/** Remembers the choice; every place that shows it follows. */
export function switchShortcuts(isOn: boolean): void {
  try {
    if (isOn) window.localStorage.removeItem(KEY);
    else window.localStorage.setItem(KEY, OFF);
    unkept = null;
  } catch {
    unkept = isOn;
  }
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export function useShortcutsOn(): boolean {
  return useSyncExternalStore(subscribe, areShortcutsOn);
}
