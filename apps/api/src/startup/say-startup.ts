import type { StartupState, StartupStatus } from '@wardcast/application';

/** Lines between two progress lines of one phase: every tenth of the way. */
const STEPS = 10;

/** Tells the terminal what the start-up is doing: each new phase, and tenths of the long ones. Returns how to end it. */
export function sayStartup(status: StartupStatus, say: (line: string) => void): () => void {
  let last = '';
  const onState = (state: StartupState): void => {
    const step = state.fraction === null ? '' : String(Math.floor(state.fraction * STEPS));
    const key = `${state.phase} ${step || state.message}`;
    if (key === last) return;
    last = key;
    say(state.fraction === null ? state.message : `${state.message} ${Math.round(state.fraction * 100)} %`);
  };
  onState(status.current());
  return status.subscribe(onState);
}
