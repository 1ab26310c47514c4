import type { Baseline, BaselineStart, BaselineUnit, LeverChange } from '@wardcast/contract';

export type PresetId = 'flu' | 'strike' | 'holiday' | 'closed' | 'heat' | 'last-week';
/** A start that somebody else thought out; everything in it can be moved. */
export interface Preset {
  readonly id: PresetId;
  readonly start: BaselineStart;
  readonly changes: readonly LeverChange[];
}
export const PRESET_IDS: readonly PresetId[] = ['flu', 'strike', 'holiday', 'closed', 'heat', 'last-week'];

/** Emergency arrivals of a flu week over those of a usual one; the page says what the hospital's own weeks were. */
const FLU_PERCENT = 15;
const HEAT_PERCENT = 8;
const HEAT_DAYS = 5;
/** Wards that lose beds on a day with few staff, and how many each. */
const STRIKE_WARDS = 5;
const STRIKE_BEDS = 2;
const HOLIDAY_DIRECT_PERCENT = -20;
const CLOSED_DAYS = 7;

function largestWards(units: readonly BaselineUnit[]): readonly BaselineUnit[] {
  return units.filter(({ kind }) => kind === 'ward').sort((a, b) => b.staffedBeds - a.staffedBeds || a.name.localeCompare(b.name));
}

/** Start and end of the n-th whole day of the horizon. */
function wholeDay({ days }: Baseline, n: number, count = 1): { readonly from: number; readonly to: number | null } {
  return { from: days[Math.min(n, days.length - 1)] ?? 0, to: days[n + count] ?? null };
}

/** A preset's changes on this baseline: days and wards are the hospital's own. */
export function presetOf(id: PresetId, baseline: Baseline): Preset {
  const now = (changes: readonly LeverChange[]): Preset => ({ id, start: 'now', changes });
  const wards = largestWards(baseline.units);
  if (id === 'flu') return now([{ kind: 'surge', params: { percent: FLU_PERCENT } }]);
  if (id === 'heat') return now([{ kind: 'surge', params: { percent: HEAT_PERCENT, stream: 'ed', ...wholeDay(baseline, 1, HEAT_DAYS) } }]);
  if (id === 'strike') {
    const day = wholeDay(baseline, 2);
    return now([
      { kind: 'electives', params: { cancelPercent: 100, ...day } },
      ...wards.slice(0, STRIKE_WARDS).map(({ unitId, fewestStaffed }) => ({ kind: 'beds', params: { unitId, delta: -Math.min(STRIKE_BEDS, fewestStaffed), ...day } })),
    ]);
  }
  if (id === 'holiday') {
    const day = wholeDay(baseline, 3);
    return now([{ kind: 'electives', params: { cancelPercent: 100, ...day } }, { kind: 'surge', params: { percent: HOLIDAY_DIRECT_PERCENT, stream: 'direct', ...day } }]);
  }
  if (id === 'closed') {
    const [ward] = wards;
    return now(ward ? [{ kind: 'beds', params: { unitId: ward.unitId, delta: -ward.fewestStaffed, ...wholeDay(baseline, 1, CLOSED_DAYS) } }] : []);
  }
  return { id, start: 'last_week', changes: [] };
}
