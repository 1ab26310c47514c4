/** A bed that became empty, and one that was made clean (ms). */
export interface BedMoment {
  readonly bedId: string;
  readonly at: number;
}

/** Longer than any cleaning: the bed was out of use meanwhile, or its clean message was lost. */
const LONGEST_HOURS = 24;
const HOUR_MS = 3_600_000;
const MINUTE_MS = 60_000;

/** Minutes from empty to clean for every bed that was made clean; one whose emptying is not known, or lies longer back, is left out. */
export function turnaroundMinutes(emptied: readonly BedMoment[], cleaned: readonly BedMoment[]): readonly number[] {
  const byBed = new Map<string, number[]>();
  for (const { bedId, at } of emptied) byBed.set(bedId, [...(byBed.get(bedId) ?? []), at]);
  for (const times of byBed.values()) times.sort((a, b) => a - b);
  const used = new Set<string>();
  return [...cleaned].sort((a, b) => a.at - b.at).flatMap(({ bedId, at }) => {
    const from = byBed.get(bedId)?.findLast((time) => time <= at);
    if (from === undefined || at - from > LONGEST_HOURS * HOUR_MS) return [];
    // A second "clean" after one emptying is a repetition.
    const key = `${bedId} ${from}`;
    if (used.has(key)) return [];
    used.add(key);
    return [(at - from) / MINUTE_MS];
  });
}
