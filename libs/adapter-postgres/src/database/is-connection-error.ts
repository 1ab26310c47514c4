const SQL_STATE = /^[0-9A-Z]{5}$/;
/** Class 08 and the operator's interventions: the session is gone, and with it the answer. */
const LOST_SESSION = /^(08...|57P0[1-5])$/;
/** The statement was undone as a whole and may be tried again: serialization, deadlock, lock not available, too many connections. */
const PASSING = /^(40001|40P01|55P03|53300)$/;
const UNIQUE_VIOLATION = '23505';

function sqlState(error: unknown): string | null {
  const code = (error as { code?: unknown } | null)?.code;
  return typeof code === 'string' && SQL_STATE.test(code) && !code.startsWith('E') ? code : null;
}

/** True when the server's answer never came: what was asked may or may not have happened. */
export function isConnectionError(error: unknown): boolean {
  const state = sqlState(error);
  if (state !== null) return LOST_SESSION.test(state);
  if (!(error instanceof Error)) return false;
  const { code, syscall } = error as NodeJS.ErrnoException;
  return syscall !== undefined || code === 'EPIPE' || code === 'ECONNRESET' || /connection|timeout/i.test(error.message);
}

export function isPassingError(error: unknown): boolean {
  const state = sqlState(error);
  return state !== null && PASSING.test(state);
}

/** A row with that key is there already; the statement was undone as a whole. */
export function isTaken(error: unknown): boolean {
  return sqlState(error) === UNIQUE_VIOLATION;
}
