/** Verbs of the command line. Each is loaded only when called, and answers with the exit code. */
const VERBS: Readonly<Record<string, () => Promise<(argv: readonly string[]) => Promise<number>>>> = {
  backtest: async () => (await import('./backtest/run-backtest')).runBacktest,
  backup: async () => (await import('./backup/backup-command')).runBackup,
  bench: async () => (await import('./bench/bench-command')).runBench,
  counts: async () => (await import('./counts/counts-command')).runCounts,
  faults: async () => (await import('./faults/faults-command')).runFaults,
  migrate: async () => (await import('./migrate/migrate-command')).runMigrate,
  rejected: async () => (await import('./rejected/rejected-command')).runRejected,
  replay: async () => (await import('./replay/replay-command')).runReplay,
  restore: async () => (await import('./restore/restore-command')).runRestore,
  simulate: async () => (await import('./simulate/simulate-command')).runSimulate,
};

async function main(argv: readonly string[]): Promise<number> {
  const [name, ...rest] = argv;
  const load = name === undefined ? undefined : VERBS[name];
  if (!load) {
    process.stderr.write(`There is no command "${name ?? ''}". Known: ${Object.keys(VERBS).join(', ')}.\n`);
    return 2;
  }
  const run = await load();
  return run(rest);
}

main(process.argv.slice(2)).then(
  (code) => {
    process.exitCode = code;
  },
  (error: unknown) => {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    process.exitCode = 1;
  },
);
