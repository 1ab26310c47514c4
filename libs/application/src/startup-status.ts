export type StartupPhase = 'database' | 'schema' | 'sample_history' | 'models' | 'live';
export interface StartupState {
  readonly ready: boolean;
  readonly phase: StartupPhase;
  readonly message: string;
  readonly fraction: number | null;
  readonly backgroundFraction: number | null;
  /** One plain sentence: why older history is not there, and what to do. */
  readonly backgroundNote: string | null;
}
/** Says what the start-up is doing, to the terminal and to the dashboard alike. */
export class StartupStatus {
  private state: StartupState = { ready: false, phase: 'database', message: 'Starting the database.', fraction: null, backgroundFraction: null, backgroundNote: null };
  private readonly listeners = new Set<(state: StartupState) => void>();

  current(): StartupState {
    return this.state;
  }

  report(change: Partial<StartupState>): void {
    this.state = { ...this.state, ...change };
    for (const listener of this.listeners) listener(this.state);
  }

  subscribe(listener: (state: StartupState) => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }
}
