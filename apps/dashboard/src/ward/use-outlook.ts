import { useEffect, useRef, useState } from 'react';
import { OutlookDocument } from '@wardcast/contract';
import { useServices } from '../data/wardcast-context';
import type { Outlook } from './outlook';
import { PacedReader } from './paced-reader';

/** A busy ward's forecast is issued every few seconds; what follows from it for shifts and averages moves more slowly. */
const REREAD_AFTER_MS = 5_000;

export interface OutlookAsked {
  readonly nodeId: string;
  /** Issue of the forecast shown, ms. */
  readonly issuedAt: number;
  /** The page shows an old forecast: what follows from that one, and nothing of now. */
  readonly isAsOf: boolean;
}

/**
 * What follows from the forecast shown; null until it is read and where it cannot be read. The last answer stays while a newer
 * issue is read: a read that is on is never given up for the next one, or a busy ward would never have one.
 */
export function useOutlook({ nodeId, issuedAt, isAsOf }: OutlookAsked): Outlook | null {
  const { client } = useServices();
  const asOf = isAsOf ? issuedAt : null;
  const place = `${nodeId} ${asOf ?? 'live'}`;
  const [found, setFound] = useState<{ readonly place: string; readonly outlook: Outlook | null }>({ place: '', outlook: null });
  const reader = useRef<PacedReader | null>(null);
  useEffect(() => {
    const abort = new AbortController();
    const keep = (outlook: Outlook | null): void => {
      if (!abort.signal.aborted) setFound({ place, outlook });
    };
    // The page stands without it, and the next issue asks again.
    const read = (): Promise<void> => client.query(OutlookDocument, { nodeId, asOf }, abort.signal).then(({ outlook }) => keep(outlook), () => keep(null));
    const paced = new PacedReader(read, REREAD_AFTER_MS);
    reader.current = paced;
    return () => {
      paced.close();
      abort.abort();
    };
  }, [client, nodeId, asOf, place]);
  const readIssue = useRef(issuedAt);
  useEffect(() => {
    if (asOf === null && readIssue.current !== issuedAt) reader.current?.ask();
    readIssue.current = issuedAt;
  }, [asOf, issuedAt]);
  return found.place === place ? found.outlook : null;
}
