/** About this many lines are printed for a whole run. */
const LINES = 20;

/** Prints how far a run is, to standard error, some twenty times in all. */
export function progressPrinter(): (done: number, total: number, what: string) => void {
  return (done, total, what) => {
    const every = Math.max(1, Math.ceil(total / LINES));
    if (done === 1 || done === total || done % every === 0) process.stderr.write(`${done} of ${total} ${what}\n`);
  };
}
