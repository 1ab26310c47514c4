import type { ColumnKey } from '../model/ward-columns';

/** Words of the ward table. */
export const tableText = {
  region: 'Wards table',
  column: (key: ColumnKey, at: string): string => {
    if (key === 'freeAtTarget') return `Free at ${at}`;
    const names: Readonly<Record<Exclude<ColumnKey, 'freeAtTarget'>, string>> = {
      ward: 'Ward',
      level: 'Level',
      staffed: 'Staffed',
      occupied: 'Occupied',
      freeNow: 'Free now',
      outDefinite: 'Out definite',
      outLikely: 'Out likely',
      inDecided: 'In decided',
      inLikely: 'In likely',
      ownEstimate: 'Own estimate',
      chance: 'Chance',
      firstAtRisk: 'First at risk',
      updated: 'Updated',
    };
    return names[key];
  },
  note: (at: string) => `Definite: confirmed. Likely: forecast. Own estimate: the ward's own number of beds out by ${at}; it never overwrites source data.`,
  csvPast: 'stale',
  noneAtRisk: 'None in 72 h',
};
