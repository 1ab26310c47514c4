import { useCallback } from 'react';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { wardSearch, type WardSearch } from './ward-search';

export interface WardUrl {
  readonly search: WardSearch;
  /** Changes some parameters; `undefined` removes one. `replace` leaves no entry in the browser's history. */
  readonly change: (patch: { readonly [Name in keyof WardSearch]?: string | undefined }, replace?: boolean) => void;
}

/** The ward page's state in the URL. */
export function useWardUrl(): WardUrl {
  const search = wardSearch(useSearch({ strict: false }) as Readonly<Record<string, unknown>>);
  const navigate = useNavigate();
  const change = useCallback<WardUrl['change']>(
    (patch, replace = false) => void navigate({ to: '.', search: ((old: Readonly<Record<string, unknown>>) => ({ ...old, ...patch })) as never, replace, resetScroll: false }),
    [navigate],
  );
  return { search, change };
}
