import { useSyncExternalStore } from 'react';

/** The width below which the styles lay a page out for a phone. */
const PHONE = '(max-width: 640px)';

function query(): MediaQueryList | null {
  return typeof window.matchMedia === 'function' ? window.matchMedia(PHONE) : null;
}

function follow(changed: () => void): () => void {
  const list = query();
  list?.addEventListener('change', changed);
  return () => list?.removeEventListener('change', changed);
}

/** Whether the page is as narrow as a phone, followed while it changes. */
export function useIsPhone(): boolean {
  return useSyncExternalStore(follow, () => query()?.matches ?? false);
}
