import { useCallback, useEffect, useRef, useState } from 'react';
import { pickedKey } from '../model/target-time';
import type { WardUrl } from './use-ward-url';

/** Browsers refuse more than about a hundred changes of the URL in half a minute. */
const URL_AFTER_MS = 150;

/**
 * The target as text for the URL. While the slider moves the page follows at once and the URL a moment later, in place,
 * so that a drag is one step of the browser's history and Back leaves the page's former target.
 */
export function useDraggedAt(url: WardUrl): { readonly at: string | undefined; readonly drag: (at: number) => void } {
  const [dragged, setDragged] = useState<string | null>(null);
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  const { change } = url;
  const inUrl = url.search.at;
  const drag = useCallback(
    (at: number) => {
      const key = pickedKey(at);
      setDragged(key);
      clearTimeout(timer.current);
      timer.current = setTimeout(() => change({ at: key }, true), URL_AFTER_MS);
    },
    [change],
  );
  // The URL has the last word: once it has caught up, or went elsewhere by Back or a picked time.
  useEffect(() => setDragged(null), [inUrl]);
  useEffect(() => () => clearTimeout(timer.current), []);
  return { at: dragged ?? inUrl, drag };
}
