import type { ReactNode } from 'react';
import { Link } from '@tanstack/react-router';
import type { BoardView } from '../model/board-search';
import { wardsText } from '../text/board-text';

interface SectionHeadProps {
  readonly id: string;
  readonly title: string;
  readonly note: string;
  readonly children: ReactNode;
}

/** A section's heading with its order at the left and its controls at the right. */
export function SectionHead({ id, title, note, children }: SectionHeadProps) {
  return (
    <div className="sechead">
      <h2 id={id}>{title}</h2>
      <span className="sm ink3" data-testid="order-note">
        {note}
      </span>
      <div className="right">{children}</div>
    </div>
  );
}

/** Cards or table; a link each, so that the back button undoes it. */
export function ViewSwitch({ view }: { readonly view: BoardView }) {
  return (
    <nav className="seg" aria-label={wardsText.view}>
      <Link to="/board" search={(old) => ({ ...old, view: undefined })} resetScroll={false} aria-current={view === 'board' ? 'true' : undefined}>
        {wardsText.cards}
      </Link>
      <Link to="/board" search={(old) => ({ ...old, view: 'table' })} resetScroll={false} aria-current={view === 'table' ? 'true' : undefined}>
        {wardsText.table}
      </Link>
    </nav>
  );
}
