import './command.css';
import { useEffect, useId, useRef, useState, type KeyboardEvent, type RefObject } from 'react';
import { SearchIcon } from '../components/icons';
import { commandText } from '../text/command-text';
import { CommandList } from './command-list';
import { findOptions } from './command-options';
import { useCommandOptions } from './use-command-options';

/** Keys that move the choice, and by how much; Home and End stay the field's own, as in every text field. */
const STEPS: Readonly<Record<string, number>> = { ArrowDown: 1, ArrowUp: -1 };

/** A native modal dialog: the page behind is inert, Esc closes it, and the focus goes back to where it was. */
function useModal(dialog: RefObject<HTMLDialogElement | null>): void {
  useEffect(() => {
    const element = dialog.current;
    element?.showModal();
    return () => element?.close();
  }, [dialog]);
}

/** Ctrl K: a field whose list of wards, actions and pages is walked with the arrow keys (the combobox pattern of ARIA). */
export function CommandMenu({ onClose }: { readonly onClose: () => void }) {
  const dialog = useRef<HTMLDialogElement>(null);
  const listId = useId();
  const [query, setQuery] = useState('');
  const [chosen, setChosen] = useState(0);
  const matches = findOptions(useCommandOptions(), query);
  const active = Math.min(chosen, matches.length - 1);
  const activeId = matches[active] && `${listId}-${matches[active].option.id}`;
  useModal(dialog);
  const run = (index: number) => {
    onClose();
    matches[index]?.option.run();
  };
  const press = (event: KeyboardEvent) => {
    const step = STEPS[event.key];
    if (step !== undefined && matches.length > 0) setChosen((active + step + matches.length) % matches.length);
    else if (event.key === 'Enter') run(active);
    else return;
    event.preventDefault();
  };
  const type = (text: string) => {
    setQuery(text);
    setChosen(0);
  };
  return (
    <dialog className="cmd" ref={dialog} aria-label={commandText.label} onClose={onClose} onClick={(event) => event.target === dialog.current && onClose()} data-testid="command">
      <CommandField query={query} listId={listId} activeId={activeId} onType={type} onPress={press} onClose={onClose} />
      <CommandList id={listId} matches={matches} active={active} onRun={run} onPoint={setChosen} />
      <p className="cnone" role="status">
        {matches.length === 0 ? commandText.none(query.trim()) : <span className="vh">{commandText.found(matches.length)}</span>}
      </p>
      <CommandKeys />
    </dialog>
  );
}

interface CommandFieldProps {
  readonly query: string;
  readonly listId: string;
  /** The chosen line's id; undefined where nothing was found. */
  readonly activeId: string | undefined;
  readonly onType: (text: string) => void;
  readonly onPress: (event: KeyboardEvent) => void;
  readonly onClose: () => void;
}

function CommandField({ query, listId, activeId, onType, onPress, onClose }: CommandFieldProps) {
  return (
    <div className="cin">
      <SearchIcon />
      <input
        role="combobox"
        aria-expanded={activeId !== undefined}
        aria-controls={listId}
        aria-autocomplete="list"
        aria-activedescendant={activeId}
        aria-label={commandText.input}
        placeholder={commandText.input}
        autoComplete="off"
        spellCheck={false}
        value={query}
        onChange={(event) => onType(event.target.value)}
        onKeyDown={onPress}
        autoFocus
      />
      <button type="button" className="keybtn" aria-label={commandText.close} onClick={onClose}>
        <kbd>Esc</kbd>
      </button>
    </div>
  );
}

function CommandKeys() {
  return (
    <div className="cfoot">
      <span>
        <kbd>↑</kbd>
        <kbd>↓</kbd>
        {commandText.move}
      </span>
      <span>
        <kbd>Enter</kbd>
        {commandText.open}
      </span>
      <span className="right">{commandText.keysNote}</span>
    </div>
  );
}
