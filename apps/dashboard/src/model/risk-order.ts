import { levelRank } from './level';
import type { NodeReading } from './node-reading';

/** A reading with the name it is shown under. */
export interface NamedReading {
  readonly name: string;
  readonly reading: NodeReading;
}

function rank({ reading }: NamedReading): number {
  return reading.target ? levelRank(reading.target.level) : -1;
}

/** Worst first: level, then chance, then name. Nodes without a forecast come last. */
export function byRisk(first: NamedReading, second: NamedReading): number {
  const level = rank(second) - rank(first);
  if (level !== 0) return level;
  const chance = (second.reading.target?.chance ?? -1) - (first.reading.target?.chance ?? -1);
  return chance !== 0 ? chance : first.name.localeCompare(second.name);
}

/** True for what is shown as a card; the rest folds to rows. */
export function isAtRisk(reading: NodeReading): boolean {
  return reading.target !== null && reading.target.level !== 'steady';
}

/** The order on the screen while it is held still: the shown ids stay where they are, new ones follow, gone ones go. */
export function heldOrder(shown: readonly string[], fresh: readonly string[]): readonly string[] {
  const present = new Set(fresh);
  const kept = shown.filter((id) => present.has(id));
  const known = new Set(kept);
  return [...kept, ...fresh.filter((id) => !known.has(id))];
}
