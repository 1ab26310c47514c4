/** A table of a Markdown file: its heading cells and its rows, without emphasis marks. */
export interface PublishedTable {
  readonly head: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

/** Tables of a Markdown text in order. Text between them is ignored. */
export function publishedTables(text: string): readonly PublishedTable[] {
  const tables: { head: readonly string[]; rows: (readonly string[])[] }[] = [];
  let open = false;
  for (const line of text.split('\n')) {
    if (!line.trimStart().startsWith('|')) {
      open = false;
      continue;
    }
    const cells = line.trim().slice(1).replace(/\|$/, '').split('|').map((cell) => cell.replace(/[*`]/g, '').trim());
    if (cells.every((cell) => /^:?-+:?$/.test(cell))) continue;
    if (open) tables.at(-1)!.rows.push(cells);
    else tables.push({ head: cells, rows: [] });
    open = true;
  }
  return tables;
}

/** The number a cell begins with, as in "0.66 (0.64 - 0.69)"; null when it begins with none. */
export function leadingNumber(cell: string | undefined): number | null {
  const match = /^-?\d*\.?\d+/.exec(cell ?? '');
  return match === null ? null : Number(match[0]);
}
