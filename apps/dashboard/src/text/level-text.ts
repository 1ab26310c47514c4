import type { Level } from '../model/level';

const NAMES: Readonly<Record<Level, string>> = { steady: 'Steady', tight: 'Tight', short: 'Short', critical: 'Critical' };

/** The word that stands beside every level's shape. */
export function levelText(level: Level): string {
  return NAMES[level];
}

/** "7 in 10". */
export function chanceText(inTen: number): string {
  return `${inTen} in 10`;
}

/** What is said where there is nothing to say; a cell is never blank. */
export const NO_DATA = 'No data';
