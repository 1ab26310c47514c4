import { NO_ED_PROGRESS, withEdWord, type EdProgress } from '@wardcast/domain';
import type { EdTold } from '@wardcast/forecasting';
import type { StayRow } from '../../ports/forecast-store.port';
import type { ListEvent } from './list-event';

interface Visit {
  readonly unitId: string;
  readonly progress: EdProgress;
  /** The inpatient visit that it leads to; null = the same, or none. */
  readonly linkedKey: string | null;
}

/** What was told of each visit in an emergency department and when: a fold of events in the order of their receipt. */
export class EdHistory {
  private readonly visits = new Map<string, Visit>();

  take(event: ListEvent): void {
    if (event.ed == null) return;
    const { unitId, ...word } = event.ed;
    const before = this.visits.get(event.key);
    const progress = withEdWord(before?.progress ?? NO_ED_PROGRESS, { type: event.type, receivedAt: event.receivedAt, ...word });
    this.visits.set(event.key, { unitId: before?.unitId ?? unitId, progress, linkedKey: event.linkedKey ?? before?.linkedKey ?? null });
  }

  /** Of the stay of a visit in a unit, with where the patient came to lie as far as the stays say; undefined where no department told of it. */
  teller(stays: Iterable<Pick<StayRow, 'visitKey' | 'unitId' | 'from'>>): (visitKey: string, unitId: string) => EdTold | undefined {
    const wanted = new Set([...this.visits].map(([key, { linkedKey }]) => linkedKey ?? key));
    const beds = new Map<string, Pick<StayRow, 'unitId' | 'from'>[]>();
    for (const { visitKey, unitId, from } of stays) {
      if (!wanted.has(visitKey)) continue;
      const known = beds.get(visitKey);
      if (known === undefined) beds.set(visitKey, [{ unitId, from }]);
      else known.push({ unitId, from });
    }
    return (visitKey, unitId) => {
      const visit = this.visits.get(visitKey);
      if (visit === undefined || visit.unitId !== unitId) return undefined;
      const bed = beds.get(visit.linkedKey ?? visitKey)?.find((stay) => stay.unitId !== unitId);
      return { ...visit.progress, admitted: bed === undefined ? null : { unitId: bed.unitId, at: bed.from } };
    };
  }
}
