import { useMemo } from 'react';
import { Link } from '@tanstack/react-router';
import { readLastBoard } from '../data/last-board';
import { useBoard } from '../data/use-board';
import { shellText } from '../text/shell-text';

/** Says that the hospital is invented. Its place is kept while the hospital is not known yet, so that nothing moves when it comes. */
export function SampleRibbon() {
  const isSample = useBoard((state) => state.hospital?.sample);
  const expected = useMemo(() => readLastBoard(window.localStorage)?.sample ?? true, []);
  if (isSample === undefined) return expected ? <div className="ribbon waiting" /> : null;
  if (!isSample) return null;
  return (
    <aside className="ribbon" aria-label={shellText.ribbonLabel} data-testid="sample-ribbon">
      <div>
        <span>
          <b>{shellText.ribbonStrong}</b> {shellText.ribbon}
          <span className="long"> {shellText.ribbonLong}</span>
        </span>
        <Link to="/welcome">{shellText.whatIsThis}</Link>
      </div>
    </aside>
  );
}
