import type { ReactNode } from 'react';
import { useNavigate } from '@tanstack/react-router';
import type { BoardView } from '../model/board-search';
import { wardsText } from '../text/board-text';

/** Ids of the headings over the wards, for the link that skips to them. */
export const WARDS_HEADING: Readonly<Record<BoardView, string>> = { board: 'risk', table: 'wards-table' };

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
      <h2 id={id} tabIndex={-1}>{title}</h2>
      <span className="sm ink3" data-testid="order-note">
        {note}
      </span>
      <div className="right">{children}</div>
    </div>
  );
}

/** Cards or table; each choice is a step that the back button undoes. */
export function ViewSwitch({ view }: { readonly view: BoardView }) {
  const navigate = useNavigate({ from: '/board' });
  const show = (picked: BoardView) => void navigate({ to: '/board', search: (old) => ({ ...old, view: picked === 'table' ? picked : undefined }), resetScroll: false });
  return (
    <div className="seg" role="group" aria-label={wardsText.view} data-testid="view">
      <button type="button" aria-pressed={view === 'board'} onClick={() => show('board')}>
        {wardsText.cards}
      </button>
      <button type="button" aria-pressed={view === 'table'} onClick={() => show('table')}>
        {wardsText.table}
      </button>
    </div>
  );
}
