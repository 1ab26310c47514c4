import type { Level } from '../model/level';
import { levelText } from '../text/level-text';
import { ClockIcon } from './icons';
import { LevelShape } from './level-shape';

/** A level as a pill: shape and word, on its colour. */
export function LevelBadge({ level }: { readonly level: Level }) {
  return (
    <span className={`badge lv-${level}`} data-testid="level" data-level={level}>
      <LevelShape level={level} />
      <span>{levelText(level)}</span>
    </span>
  );
}

/** What replaces the level once the data is stale. */
export function PastBadge({ text }: { readonly text: string }) {
  return (
    <span className="badge past" data-testid="level" data-level="past">
      <ClockIcon size={16} />
      <span>{text}</span>
    </span>
  );
}

/** A level as plain text with its shape, for tables and strips. */
export function LevelWord({ level }: { readonly level: Level }) {
  return (
    <span className={`lvtext lv-${level}`} data-level={level}>
      <LevelShape level={level} />
      <span>{levelText(level)}</span>
    </span>
  );
}
