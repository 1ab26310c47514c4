import { spawn } from 'node:child_process';
import { constants } from 'node:os';
import { PROJECT_ROOT } from './project-root.mjs';

const FORWARDED_SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'];
// A terminal sends Ctrl-C to parent and child alike; only a child that is still there after this long gets it again.
const TERMINAL_GRACE_MS = 1000;

/** Exit code as a shell would report it: the code, or 128 + the signal's number. */
export function exitCodeOf(code, signal) {
  return code ?? 128 + (constants.signals[signal] ?? 0);
}

/**
 * Runs `node <args>` in the checkout with this terminal, passes signals on and resolves to its exit code.
 * @param {readonly string[]} args
 * @param {{ env?: Record<string, string | undefined>, quiet?: boolean }} [options] quiet: its standard output goes to stderr
 */
export function runNode(args, options = {}) {
  const child = spawn(process.execPath, args, {
    cwd: PROJECT_ROOT,
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
