import pino from 'pino';

/** Facts beside the sentence: names and numbers of ours, never anything of a message. */
export type LogFacts = Readonly<Record<string, string | number | boolean | null>>;
export interface Log {
  info(facts: LogFacts, message: string): void;
  warn(facts: LogFacts, message: string): void;
  error(facts: LogFacts, message: string): void;
}

interface LogStream {
  readonly isTTY?: boolean;
  write(line: string): unknown;
}

/** Logs of a process: one JSON object a line, or plain sentences where a person watches. Standard output is for what the commands promise. */
export function openLog(process_: string, stream: LogStream = process.stderr): Log {
  const options = { base: { process: process_, pid: process.pid }, timestamp: pino.stdTimeFunctions.isoTime, formatters: { level: (level: string) => ({ level }) } };
  return pino(options, stream.isTTY === true ? { write: (line: string) => void stream.write(toSentence(line)) } : stream as { write(line: string): void });
}

/** PostgreSQL's code for a disk without room. */
export const DISK_FULL = '53100';

/** What may be told of a fault: a database driver's message may quote values, so only its code is. */
export function describeFault(error: unknown): string {
  if (!(error instanceof Error)) return 'unknown';
  const { code, severity } = error as { readonly code?: unknown; readonly severity?: unknown };
  if (severity !== undefined && typeof code === 'string') return code === DISK_FULL ? 'the disk that holds the database is full' : `the database refused with ${code}`;
  return error.message;
}

function toSentence(line: string): string {
  const { level, msg, time: _time, process: _process, pid: _pid, ...facts } = JSON.parse(line) as Record<string, unknown>;
  const told = Object.entries(facts).map(([name, value]) => `${name} ${String(value)}`).join(', ');
  return `${level === 'info' ? '' : `${String(level)}: `}${String(msg)}${told === '' ? '' : ` (${told})`}\n`;
}
