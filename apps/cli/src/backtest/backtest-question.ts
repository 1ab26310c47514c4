import type { BacktestQuestion, BacktestRefusal } from './backtest-dataset';

/** Dates and seasons of the command line, checked for form and order; whether the data hold them is for the data set to say. */
export function readQuestion(values: Readonly<Record<string, string | undefined>>): Pick<BacktestQuestion, 'from' | 'to' | 'seasons'> | BacktestRefusal {
  const { from, to, seasons } = values;
  for (const [name, date] of [['from', from], ['to', to]] as const) {
    if (date !== undefined && !isDate(date)) return { refused: `--${name} must be a date, YYYY-MM-DD.` };
  }
  if (from !== undefined && to !== undefined && to <= from) return { refused: '--to must lie after --from.' };
  if (seasons !== undefined && (from !== undefined || to !== undefined)) return { refused: 'Either --seasons or --from and --to, not both.' };
  const list = seasons?.split(',').map((season) => season.trim()).filter((season) => season !== '');
  if (list?.length === 0) return { refused: '--seasons needs at least one season, e.g. 2023-24.' };
  return { from: from ?? null, to: to ?? null, seasons: list ?? null };
}

function isDate(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const at = Date.parse(`${text}T00:00:00Z`);
  return !Number.isNaN(at) && new Date(at).toISOString().slice(0, 10) === text;
}
