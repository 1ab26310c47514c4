/** One progress line for the person at the terminal; on stderr, so that a command's own output stays clean. */
export function say(text) {
  process.stderr.write(`${text}\n`);
}

/** A failure that is told in one sentence with what to do; it ends the command without a stack trace. */
export class ToldFailure extends Error {
  constructor(message, exitCode = 1) {
    super(message);
    this.exitCode = exitCode;
  }
}

/** Runs a command's main function; an expected failure is printed as its sentence, anything else with its stack. */
export async function runMain(main) {
  try {
    process.exitCode = (await main()) ?? process.exitCode ?? 0;
  } catch (error) {
    say(error instanceof ToldFailure ? error.message : String(error?.stack ?? error));
    process.exitCode = error instanceof ToldFailure ? error.exitCode : 1;
  }
}
