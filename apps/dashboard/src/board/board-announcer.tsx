import { useEffect, useState } from 'react';
import { useServices } from '../data/wardcast-context';
import { useFreshness } from '../data/use-freshness';
import { chanceSentence, headlineSentence } from '../text/headline-text';
import { freshnessText } from '../text/freshness-text';
import { useFrame } from './board-frame';
import { useSubject } from './use-subject';

/** At most one announcement in this time, wall ms: a storm of events must not become a storm of speech. */
const QUIET_MS = 60_000;

/** Reads the headline out, politely, when it has changed; never more than once a minute. */
export function BoardAnnouncer({ division }: { readonly division: string | undefined }) {
  const { at, isPast, targetAt, hospital } = useFrame();
  const subject = useSubject(targetAt, division);
  const freshness = useFreshness();
  const target = subject?.reading.target;
  const isStale = freshness?.state === 'stale';
  const sentence = target && headlineSentence(target.bridge.freeAtTarget, { subject: subject.name, at, isPast });
  const headline = sentence ? `${sentence.before}${sentence.marked}${sentence.after} ${chanceSentence(target, isPast).strong}` : '';
  const heard = freshness?.heardAt ?? null;
  const state = isStale && freshness ? freshnessText({ ...freshness, ageMs: null, heardAt: heard }, hospital.timeZone).strong : '';
  const message = [state && `${state}.`, headline].filter(Boolean).join(' ');
  return (
    <p className="vh" role="status" aria-live="polite" data-testid="announcer">
      {useThrottled(message)}
    </p>
  );
}

/** The newest text, taken over at most once per `QUIET_MS`. */
function useThrottled(text: string): string {
  const { clock } = useServices();
  const [shown, setShown] = useState({ text, atWallMs: clock.now() });
  useEffect(() => {
    if (text === shown.text) return undefined;
    const wait = Math.max(0, shown.atWallMs + QUIET_MS - clock.now());
    const timer = setTimeout(() => setShown({ text, atWallMs: clock.now() }), wait);
    return () => clearTimeout(timer);
  }, [text, shown, clock]);
  return shown.text;
}
