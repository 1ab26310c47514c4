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
  const load = name !== undefined && Object.hasOwn(VERBS, name) ? VERBS[name] : undefined;
  if (!load) {
    process.stderr.write(`There is no command "${name ?? ''}". Known: ${Object.keys(VERBS).join(', ')}.\n`);
    return 2;
  }
  const run = await load();
  return run(rest);
}

// Whoever reads the output may have enough of it ("| head"): that is no fault of ours, and nothing is left to say.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
  process.exit();
});

main(process.argv.slice(2)).then(
  (code) => {
    process.exitCode = code;
  },
  (error: unknown) => {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    process.exitCode = 1;
  },
);
