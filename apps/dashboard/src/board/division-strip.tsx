import { useEffect, useRef, type RefObject } from 'react';
import { Link } from '@tanstack/react-router';
import { LevelWord } from '../components/level-badge';
import { useReadings } from '../data/use-readings';
import type { Subject } from '../model/headline';
import { boardText } from '../text/board-text';
import { useFrame } from './board-frame';
import { NoForecastWords } from './no-forecast-words';
import { useSubject } from './use-subject';

/** The hospital and its divisions: picks who the headline and the bridge speak of. */
export function DivisionStrip({ division }: { readonly division: string | undefined }) {
  const { targetAt } = useFrame();
  const { hospital, divisions } = useReadings(targetAt);
  const subject = useSubject(targetAt, division);
  const strip = useCurrentInSight(subject?.nodeId);
  if (!hospital) return null;
  return (
    <nav ref={strip} className="divs" aria-label={boardText.divisions} data-testid="divisions">
      {[{ ...hospital, name: boardText.wholeHospital }, ...divisions].map((item) => (
        <DivisionLink key={item.nodeId} item={item} isCurrent={item.nodeId === subject?.nodeId} />
      ))}
    </nav>
  );
}

/** Where the strip is wider than the screen, the one that the headline speaks of is in its middle. */
function useCurrentInSight(nodeId: string | undefined): RefObject<HTMLElement | null> {
  const strip = useRef<HTMLElement>(null);
  useEffect(() => {
    const current = strip.current?.querySelector<HTMLElement>('[aria-current]');
    if (strip.current && current) strip.current.scrollLeft = current.offsetLeft - (strip.current.clientWidth - current.offsetWidth) / 2;
  }, [nodeId]);
  return strip;
}

function DivisionLink({ item, isCurrent }: { readonly item: Subject; readonly isCurrent: boolean }) {
  const { isPast } = useFrame();
  const target = item.reading.target;
  return (
    <Link to="/board" search={(old) => ({ ...old, division: item.nodeId })} resetScroll={false} aria-current={isCurrent ? 'true' : undefined} data-node-id={item.nodeId}>
      <b>{item.name}</b>
      {target ? (
        <>
          <span className="l">
            <LevelWord level={target.level} />
            <span data-testid="chance">{boardText.chance(target.chance, isPast)}</span>
          </span>
          <span>{boardText.likely(target, isPast)}</span>
        </>
      ) : (
        <span><NoForecastWords refusal={item.reading.node.refusal} /></span>
      )}
    </Link>
  );
}
