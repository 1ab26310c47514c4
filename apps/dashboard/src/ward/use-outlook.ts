import { useEffect, useState } from 'react';
import { OutlookDocument } from '@wardcast/contract';
import { useServices } from '../data/wardcast-context';
import type { Outlook } from './outlook';

/** Issues that follow each other at once are answered once. */
const RESTS_AFTER_MS = 400;

export interface OutlookAsked {
  readonly nodeId: string;
  /** Issue of the forecast shown, ms. */
  readonly issuedAt: number;
  /** The page shows an old forecast: what follows from that one, and nothing of now. */
  readonly isAsOf: boolean;
}

/** What follows from the forecast shown; null until it is read and where it cannot be read. */
export function useOutlook({ nodeId, issuedAt, isAsOf }: OutlookAsked): Outlook | null {
  const { client } = useServices();
  const place = `${nodeId} ${isAsOf}`;
  const [found, setFound] = useState<{ readonly place: string; readonly outlook: Outlook | null }>({ place: '', outlook: null });
  useEffect(() => {
    const abort = new AbortController();
    const timer = setTimeout(() => {
      client.query(OutlookDocument, { nodeId, asOf: isAsOf ? issuedAt : null }, abort.signal).then(
        (answer) => abort.signal.aborted || setFound({ place, outlook: answer.outlook ?? null }),
        // The page stands without it, and the next issue asks again.
        () => abort.signal.aborted || setFound({ place, outlook: null }),
      );
    }, RESTS_AFTER_MS);
    return () => {
      clearTimeout(timer);
      abort.abort();
    };
  }, [client, nodeId, issuedAt, isAsOf, place]);
  // A new issue comes every few seconds: what the last one said of this ward stays until the new one is there.
  return found.place === place ? found.outlook : null;
}
