/** The page's state in the URL beside its week, as written there. */
export interface SummarySearch {
  readonly view?: string;
}
export type SummaryShape = 'charts' | 'numbers';

export interface ReadSummarySearch {
  readonly view: SummaryShape;
  readonly bad: readonly { readonly name: string; readonly value: string }[];
}

/** Keeps the parameter as text, so that a bad one stays in the URL where its user can mend it. */
export function summarySearch(raw: Readonly<Record<string, unknown>>): SummarySearch {
  return raw['view'] === undefined || raw['view'] === '' ? {} : { view: String(raw['view']) };
}

export function readSummarySearch({ view }: SummarySearch): ReadSummarySearch {
  if (view === undefined || view === 'charts') return { view: 'charts', bad: [] };
  return view === 'numbers' ? { view, bad: [] } : { view: 'charts', bad: [{ name: 'view', value: view }] };
}
