import type { Unit } from '@wardcast/domain';

/** Only general wards take and give outliers: a cot, an intensive-care bed or a labour room is no second choice. */
const EXCHANGES = 'ward';
const TAKEN_FROM: ReadonlySet<Unit['kind']> = new Set(['ward', 'assessment']);
/** More choices than this are not looked at on a busy day. */
const MOST_CHOICES = 3;

/** For each unit the units that may take its waiting patients, indices in order: wards of its division, the largest first. */
export function secondChoicesOf(units: readonly Unit[]): readonly (readonly number[])[] {
  return units.map((unit, u) => {
    if (!TAKEN_FROM.has(unit.kind)) return [];
    const wards = [...units.keys()].filter((other) => other !== u && units[other]!.kind === EXCHANGES && units[other]!.divisionId === unit.divisionId);
    return wards.sort((a, b) => units[b]!.bedIds.length - units[a]!.bedIds.length || a - b).slice(0, MOST_CHOICES);
  });
}
