import type { Lever, LeverChange, LeverField } from '@wardcast/contract';

/** A change with its place in the list of the page. */
export interface PlacedChange {
  readonly index: number;
  readonly change: LeverChange;
}

/** Whether a change leaves the baseline as it is: every number that does something stands at its neutral value. */
export function isNeutral(change: LeverChange, lever: Lever | undefined): boolean {
  if (lever === undefined) return false;
  return lever.fields.every((field) => !isActing(field) || !differs(change.params[field.name], field));
}

/** Fields that change the hospital by themselves; the others say where, when and how. A number without its main number does nothing. */
function isActing(field: LeverField): boolean {
  return field.type === 'number' || field.type === 'weekday_caps';
}

function differs(value: unknown, field: LeverField): boolean {
  if (value === undefined || value === null) return false;
  return field.type === 'weekday_caps' ? Array.isArray(value) && value.some((cap) => cap !== null) : value !== field.neutral;
}

/** What a run is given: the list without changes that change nothing, and where each of them stands in the page's list. */
export function effectiveChanges(changes: readonly LeverChange[], levers: readonly Lever[]): { readonly changes: readonly LeverChange[]; readonly places: readonly number[] } {
  const kept = placed(changes).filter(({ change }) => !isNeutral(change, levers.find(({ kind }) => kind === change.kind)));
  return { changes: kept.map(({ change }) => change), places: kept.map(({ index }) => index) };
}

function placed(changes: readonly LeverChange[]): readonly PlacedChange[] {
  return changes.map((change, index) => ({ change, index }));
}

export function changesOf(changes: readonly LeverChange[], kind: string): readonly PlacedChange[] {
  return placed(changes).filter(({ change }) => change.kind === kind);
}

/** Sets one field; `undefined` takes it out, so that it has its neutral value again. */
export function withField(changes: readonly LeverChange[], at: { readonly index: number; readonly name: string; readonly value: unknown }): readonly LeverChange[] {
  return changes.map((change, index) => {
    if (index !== at.index) return change;
    const { [at.name]: _, ...rest } = change.params;
    if (at.value === undefined) return { ...change, params: rest };
    // A field that is there keeps its place, so that the same settings have the same address.
    return { ...change, params: { ...change.params, [at.name]: at.value } };
  });
}

export function withoutKind(changes: readonly LeverChange[], kind: string): readonly LeverChange[] {
  return changes.filter((change) => change.kind !== kind);
}

export function numberIn({ params }: LeverChange, field: LeverField): number | null {
  const value = params[field.name];
  return typeof value === 'number' ? value : field.neutral;
}
