import type { EdMoment } from '@wardcast/application';
import type { HospitalEvent } from '@wardcast/domain';

const KINDS: Partial<Readonly<Record<HospitalEvent['type'], EdMoment['kind']>>> = { EdArrived: 'arrived', EdRoomed: 'roomed', EdDecisionToAdmit: 'decision', EdBedRequested: 'decision' };

/** The steps that a crowding score is read from, as the store keeps them: by time, no older than asked for. */
export class EdMoments {
  private moments: EdMoment[] = [];

  take(events: readonly HospitalEvent[]): void {
    for (const event of events) {
      const kind = KINDS[event.type];
      if (kind !== undefined) this.moments.push({ visitKey: (event.data as { readonly visitKey: string }).visitKey, kind, at: event.occurredAt });
    }
  }

  /** Drops those before `since` (ms). */
  from(since: number): readonly EdMoment[] {
    this.moments = this.moments.filter(({ at }) => at >= since).sort((left, right) => left.at - right.at);
    return this.moments;
  }
}
