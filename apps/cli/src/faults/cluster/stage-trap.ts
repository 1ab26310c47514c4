import type { FaultProxy, Passage } from '@wardcast/runtime';

/**
 * Where a worker is with a batch, as its link to the database shows it: every write of a batch is one statement, so the
 * stages between fetch and the next fetch are those before, within and after that statement.
 */
export const STAGES = ['batch folded, nothing sent', 'half of the statement sent', 'statement sent', 'answer on its way', 'answer arrived', 'forecast half sent', 'partition claimed'] as const;
export type Stage = (typeof STAGES)[number];

/** How the statements are recognised: by the name that a prepared statement is bound by, or by words of their text. */
const COMMITS = ['commit_new_batch\0', 'commit_batch\0'].map((name) => Buffer.from(name));
const FORECASTS = [Buffer.from('append_forecasts\0')];
const CLAIMS = [Buffer.from('partition_owner where topic = $1 and part = $2 for update')];
/** The protocol's Sync message: the request is complete. */
const SYNC = Buffer.from([0x53, 0, 0, 0, 4]);

interface Armed {
  readonly stage: Stage;
  readonly act: () => void;
  connection: number | null;
}

/** Watches one worker's link and acts in the moment in which it is at the chosen stage; what comes after is kept back. */
export class StageTrap {
  private armed: Armed | null = null;
  private held: { readonly connection: number; readonly pieces: Passage[] } | null = null;

  constructor(link: FaultProxy) {
    link.inspect((passage) => this.inspect(passage));
  }

  /** `act` is called once, before the next byte is passed on. */
  arm(stage: Stage, act: () => void): void {
    this.armed = { stage, act, connection: null };
  }

  disarm(): void {
    this.armed = null;
  }

  /** Passes on what was kept back: a statement of a process that is back from its sleep. */
  release(): void {
    for (const { forward, bytes } of this.held?.pieces ?? []) forward(bytes);
    this.held = null;
  }

  private inspect(passage: Passage): 'pass' | 'kept' {
    if (this.held?.connection === passage.connection) {
      this.held.pieces.push(passage);
      return 'kept';
    }
    if (this.armed === null) return 'pass';
    return passage.stream === 'upstream' ? this.request(this.armed, passage) : this.reply(this.armed, passage);
  }

  private request(armed: Armed, passage: Passage): 'pass' | 'kept' {
    const { bytes } = passage;
    if (armed.connection === null && marksOf(armed.stage).some((mark) => bytes.includes(mark))) {
      armed.connection = passage.connection;
      if (armed.stage === 'batch folded, nothing sent') return this.fire(armed, passage, 0);
      if (armed.stage === 'half of the statement sent' || armed.stage === 'forecast half sent') return this.fire(armed, passage, bytes.length >> 1);
    }
    const isWhole = armed.connection === passage.connection && bytes.subarray(-SYNC.length).equals(SYNC);
    return isWhole && (armed.stage === 'statement sent' || armed.stage === 'partition claimed') ? this.fire(armed, passage, bytes.length) : 'pass';
  }

  private reply(armed: Armed, passage: Passage): 'pass' | 'kept' {
    if (armed.connection !== passage.connection) return 'pass';
    if (armed.stage === 'answer on its way') return this.fire(armed, passage, 0);
    return armed.stage === 'answer arrived' ? this.fire(armed, passage, passage.bytes.length) : 'pass';
  }

  private fire({ act }: Armed, passage: Passage, passed: number): 'kept' {
    const { bytes, forward } = passage;
    if (passed > 0) forward(bytes.subarray(0, passed));
    this.armed = null;
    const rest = bytes.subarray(passed);
    this.held = { connection: passage.connection, pieces: rest.length > 0 ? [{ ...passage, bytes: rest }] : [] };
    act();
    return 'kept';
  }
}

function marksOf(stage: Stage): readonly Buffer[] {
  if (stage === 'forecast half sent') return FORECASTS;
  return stage === 'partition claimed' ? CLAIMS : COMMITS;
}
