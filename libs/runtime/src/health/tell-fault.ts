import { describeFault, type Log } from './log';

/** What to do with a fault of background work that goes on all the same: one line for each, without what a database quotes. */
export function tellFault(log: Log, message: string): (error: unknown) => void {
  return (error) => log.warn({ fault: describeFault(error) }, message);
}
