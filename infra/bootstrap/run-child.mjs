import { spawn } from 'node:child_process';
import { constants } from 'node:os';
import { PROJECT_ROOT } from './project-root.mjs';
import { ToldFailure } from './say.mjs';

const FORWARDED_SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'];
// A terminal sends Ctrl-C to parent and child alike; only a child that is still there after this long gets it again.
const TERMINAL_GRACE_MS = 1000;
/** Exit codes above this are 128 + the signal that ended the process. */
const FIRST_SIGNAL_CODE = 128;

/** Exit code as a shell would report it: the code, or 128 + the signal's number. */
export function exitCodeOf(code, signal) {
  return code ?? FIRST_SIGNAL_CODE + (constants.signals[signal] ?? 0);
}

/**
 * What a child's bad exit code means, told in a sentence. One that a signal ended failed at nothing: whoever sent the signal
 * knows, and is told only that repeating the command goes on.
 */
export function childFailure(exitCode, message) {
  return exitCode > FIRST_SIGNAL_CODE ? new ToldFailure('Interrupted. The same command goes on from here.', exitCode) : new ToldFailure(message);
}

/** Runs `node <args>`, see runCommand. */
export function runNode(args, options = {}) {
  return runCommand([process.execPath, ...args], options);
}

/**
 * Runs a command in the checkout with this terminal, passes signals on and resolves to its exit code.
 * @param {readonly string[]} command program and arguments
 * @param {{ cwd?: string, env?: Record<string, string | undefined>, quiet?: boolean }} [options] quiet: its standard output goes to stderr
 */
export function runCommand([program, ...args], options = {}) {
  const child = spawn(program, args, {
    cwd: options.cwd ?? PROJECT_ROOT,
    env: { ...process.env, ...options.env },
    stdio: ['inherit', options.quiet ? 2 : 'inherit', 'inherit'],
  });
  const stopForwarding = forwardSignals(child);
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (code, signal) => {
      stopForwarding();
      resolve(exitCodeOf(code, signal));
    });
  });
}

function forwardSignals(child) {
  const listeners = FORWARDED_SIGNALS.map((signal) => {
    const listener = () => {
      const sentByTerminal = signal === 'SIGINT' && process.stdin.isTTY;
      if (sentByTerminal) setTimeout(() => child.kill(signal), TERMINAL_GRACE_MS).unref();
      else child.kill(signal);
    };
    process.on(signal, listener);
    return [signal, listener];
  });
  return () => listeners.forEach(([signal, listener]) => process.off(signal, listener));
}
