/** One uninterrupted presence as it really was. Half-open [from, to); `to` null = still there. ms UTC. */
export interface TrueStay {
  readonly visitKey: string;
  readonly unitId: string;
  readonly bedId: string | null;
  readonly from: number;
  readonly to: number | null;
  /** On leave: the bed is held and the patient is away. */
  readonly onLeave: boolean;
}

type Presence = Pick<TrueStay, 'unitId' | 'bedId' | 'onLeave'>;

/** Where everybody really was, written by the simulation itself and not through any feed. */
export class TruthLog {
  private readonly closed: TrueStay[] = [];
  private readonly open = new Map<string, Omit<TrueStay, 'to'>>();

  /** The visit is in this place from `at` on. */
  enter(visitKey: string, at: number, presence: Presence): void {
    this.leave(visitKey, at);
    this.open.set(visitKey, { visitKey, ...presence, from: at });
  }

  leave(visitKey: string, at: number): void {
    const stay = this.open.get(visitKey);
    if (stay === undefined) return;
    this.open.delete(visitKey);
    if (at > stay.from) this.closed.push({ ...stay, to: at });
  }

  /** All stays that reach into [from, ...). */
  stays(from: number): TrueStay[] {
    const running: TrueStay[] = [...this.open.values()].map((stay) => ({ ...stay, to: null }));
    return this.closed.filter((stay) => stay.to !== null && stay.to > from).concat(running);
  }
}
