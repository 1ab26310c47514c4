import type { Baseline, ChangeError, Hospital, Lever, LeverChange, SeenRange } from '@wardcast/contract';

/** What every control of the levers needs to know and may do. */
export interface FieldContext {
  readonly baseline: Baseline;
  readonly hospital: Hospital;
  readonly isReadOnly: boolean;
  readonly errors: readonly ChangeError[];
  /** Sets a field of the change at `index`; null = of a new change of the lever. */
  readonly setField: (lever: Lever, at: { readonly index: number | null; readonly name: string; readonly value: unknown }) => void;
}

/** A change of a lever, or where there is none yet the one that the first move makes. */
export interface LeverSlot {
  /** Place in the page's list; null = not there yet. */
  readonly index: number | null;
  readonly change: LeverChange;
}

export function seenOf(baseline: Baseline, lever: Lever): SeenRange | undefined {
  return baseline.seen.find(({ kind, field }) => kind === lever.kind && field === lever.mainField);
}

/** A new change of a lever: nothing set but what it cannot do without. Beds start with the fullest ward. */
export function freshChange(lever: Lever, { units }: Baseline): LeverChange {
  const required = lever.fields.find(({ type }) => type === 'unit');
  if (!required) return { kind: lever.kind, params: {} };
  const fullest = units.filter(({ kind, staffedBeds }) => kind === 'ward' && staffedBeds > 0).sort((a, b) => b.census / b.staffedBeds - a.census / a.staffedBeds)[0] ?? units.find(({ kind }) => kind !== 'ed');
  return { kind: lever.kind, params: fullest ? { [required.name]: fullest.unitId } : {} };
}
