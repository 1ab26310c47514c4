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
  if (!hospital) return null;
  return (
    <nav className="divs" aria-label={boardText.divisions} data-testid="divisions">
      {[{ ...hospital, name: boardText.wholeHospital }, ...divisions].map((item) => (
        <DivisionLink key={item.nodeId} item={item} isCurrent={item.nodeId === subject?.nodeId} />
      ))}
    </nav>
  );
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
