import { useEffect, useRef } from 'react';
import { useNavigate } from '@tanstack/react-router';
import { shortcutOf } from './shortcut-of';
import { useShortcutsOn } from './shortcut-setting';

/** How long G waits for the letter after it. */
const AWAIT_MS = 1_500;

function isTypingIn(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && (target.isContentEditable || /^(INPUT|SELECT|TEXTAREA)$/.test(target.tagName));
}

/** Listens for the shortcuts of the frame while they are switched on. `openMenu` must keep its identity. */
export function useShortcuts(openMenu: () => void): void {
  const isOn = useShortcutsOn();
  const navigate = useNavigate();
  const awaitedAt = useRef(Number.NEGATIVE_INFINITY);
  useEffect(() => {
    if (!isOn) return;
    const listen = (event: KeyboardEvent) => {
      const shortcut = shortcutOf(event, event.timeStamp - awaitedAt.current < AWAIT_MS, isTypingIn(event.target));
      awaitedAt.current = shortcut?.kind === 'await' ? event.timeStamp : Number.NEGATIVE_INFINITY;
      if (shortcut === null || shortcut.kind === 'await') return;
      event.preventDefault();
      if (shortcut.kind === 'menu') openMenu();
      else void navigate({ to: shortcut.page.to });
    };
    window.addEventListener('keydown', listen);
    return () => window.removeEventListener('keydown', listen);
  }, [isOn, navigate, openMenu]);
}
