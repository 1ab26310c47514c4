import { DAY_MS } from './time-units';

/** Offsets are looked up by blocks of this length: no zone is known to change twice within four days. */
const BLOCK_MS = 4 * DAY_MS;
/** Blocks kept in a flat array cover 1900-01-01 to about 2338; dates outside fall back to a map. */
const FIRST_BLOCK = Math.floor(Date.UTC(1900, 0, 1) / BLOCK_MS);
const FLAT_BLOCKS = 40_000;

/** What one block of time looks like: one offset before `changeAt`, another from it on. */
interface OffsetBlock {
  readonly changeAt: number;
  readonly before: number;
  readonly after: number;
}

interface ZoneTable {
  readonly formatter: Intl.DateTimeFormat;
  readonly blocks: (OffsetBlock | undefined)[];
  readonly farBlocks: Map<number, OffsetBlock>;
}

const tables = new Map<string, ZoneTable>();

function createTable(zone: string): ZoneTable {
  const formatter = new Intl.DateTimeFormat('en-US', {
    timeZone: zone,
    calendar: 'gregory',
    numberingSystem: 'latn',
    hourCycle: 'h23',
    era: 'short',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  });
  return { formatter, blocks: new Array<OffsetBlock | undefined>(FLAT_BLOCKS), farBlocks: new Map() };
}

/** The zone's offset at a whole second, asked of the platform's zone data. Slow (microseconds), so blocks keep the answer. */
function askOffset(table: ZoneTable, instant: number): number {
  const field: Record<string, string> = {};
  for (const part of table.formatter.formatToParts(instant)) field[part.type] = part.value;
  const shown = Number(field['year']);
  const year = field['era'] === 'BC' ? 1 - shown : shown;
  const local = new Date(0);
  local.setUTCFullYear(year, Number(field['month']) - 1, Number(field['day']));
  local.setUTCHours(Number(field['hour']), Number(field['minute']), Number(field['second']), 0);
  return local.getTime() - instant;
}

/** Bisects to the second at which the offset changes, if it does within the block. */
function buildBlock(table: ZoneTable, block: number): OffsetBlock {
  const start = block * BLOCK_MS;
  const before = askOffset(table, start);
  const after = askOffset(table, start + BLOCK_MS);
  if (before === after) return { changeAt: start, before, after };
  let low = start;
  let high = start + BLOCK_MS;
  while (high - low > 1_000) {
    const middle = low + Math.floor((high - low) / 2_000) * 1_000;
    if (askOffset(table, middle) === before) low = middle;
    else high = middle;
  }
  return { changeAt: high, before, after };
}

function findBlock(table: ZoneTable, block: number): OffsetBlock {
  const index = block - FIRST_BLOCK;
  const flat = index >= 0 && index < FLAT_BLOCKS;
  const known = flat ? table.blocks[index] : table.farBlocks.get(block);
  if (known !== undefined) return known;
  const built = buildBlock(table, block);
  if (flat) table.blocks[index] = built;
  else table.farBlocks.set(block, built);
  return built;
}

let lastZone = '';
let lastTable: ZoneTable | undefined;

function tableOf(zone: string): ZoneTable {
  if (zone === lastZone && lastTable !== undefined) return lastTable;
  let table = tables.get(zone);
  if (table === undefined) {
    table = createTable(zone);
    tables.set(zone, table);
  }
  lastZone = zone;
  lastTable = table;
  return table;
}

/**
 * Local wall time minus UTC, in ms, at a UTC instant (ms).
 * The table of a zone is filled once per four-day block from the platform's zone data and then only looked up.
 * Throws a RangeError when the zone is not an IANA zone, or the instant is not a finite number in the range of dates.
 */
export function zoneOffset(zone: string, instant: number): number {
  const found = findBlock(tableOf(zone), Math.floor(instant / BLOCK_MS));
  return instant < found.changeAt ? found.before : found.after;
}

/** True when the platform knows the IANA zone. */
export function isKnownZone(zone: string): boolean {
  try {
    tableOf(zone);
    return true;
  } catch {
    return false;
  }
}
