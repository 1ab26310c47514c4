import { useCallback } from 'react';
import { useNavigate, useSearch } from '@tanstack/react-router';
import type { WardSearch } from './ward-search';

export interface WardUrl {
  readonly search: WardSearch;
  /** Changes some parameters; `undefined` removes one. `replace` leaves no entry in the browser's history. */
  readonly change: (patch: { readonly [Name in keyof WardSearch]?: string | undefined }, replace?: boolean) => void;
}

/** The ward page's state in the URL. */
export function useWardUrl(): WardUrl {
  const search = useSearch({ from: '/wards/$id' });
  const navigate = useNavigate({ from: '/wards/$id' });
  const change = useCallback<WardUrl['change']>(
    (patch, replace = false) => void navigate({ to: '.', search: (old) => ({ ...old, ...patch }), replace, resetScroll: false }),
    [navigate],
  );
  return { search, change };
}
