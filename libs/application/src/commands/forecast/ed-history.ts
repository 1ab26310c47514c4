import { NO_ED_PROGRESS, withEdWord, type EdProgress } from '@wardcast/domain';
import type { EdTold } from '@wardcast/forecasting';
import type { StayRow } from '../../ports/forecast-store.port';
import type { ListEvent } from './list-event';

/** One stay of a visit in the department. */
interface EdVisit {
  readonly unitId: string;
  /** When its first event happened (ms). */
  readonly since: number;
  readonly progress: EdProgress;
  /** The inpatient visit that it leads to; null = the same, or none. */
  readonly linkedKey: string | null;
  /** When the patient left, as told (ms); null = not told. */
  readonly leftAt: number | null;
}
type Place = Pick<StayRow, 'unitId' | 'from'>;

/** What was told of each visit in an emergency department and when: a fold of events in the order of their receipt. */
export class EdHistory {
  /** By visit: a patient who arrives again after having left begins anew. */
  private readonly visits = new Map<string, EdVisit[]>();

  take({ ed, key, type, linkedKey, occurredAt, receivedAt }: ListEvent): void {
    if (ed == null) return;
    const { unitId, ...word } = ed;
    const known = this.visits.get(key) ?? [];
    const last = known.at(-1);
    const before = last?.leftAt != null && type === 'EdArrived' && occurredAt > last.leftAt ? undefined : last;
    const progress = withEdWord(before?.progress ?? NO_ED_PROGRESS, { type, receivedAt, ...word });
    const leftAt = type === 'EdDeparted' || type === 'EdLeftWithoutBeingSeen' ? occurredAt : (before?.leftAt ?? null);
    const now = { unitId: before?.unitId ?? unitId, since: before?.since ?? Math.min(occurredAt, receivedAt), progress, linkedKey: linkedKey ?? before?.linkedKey ?? null, leftAt };
    this.visits.set(key, [...(before === undefined ? known : known.slice(0, -1)), now]);
  }

  /** Of the stay of a visit in a unit that began at an instant (ms), with where the patient came to lie as far as the stays say; undefined where no department told of it. */
  teller(stays: Iterable<Place & Pick<StayRow, 'visitKey'>>): (visitKey: string, unitId: string, from: number) => EdTold | undefined {
    const wanted = new Set([...this.visits].flatMap(([key, visits]) => visits.map(({ linkedKey }) => linkedKey ?? key)));
    const beds = new Map<string, Place[]>();
    for (const { visitKey, unitId, from } of stays) {
      if (!wanted.has(visitKey)) continue;
      const known = beds.get(visitKey);
      if (known === undefined) beds.set(visitKey, [{ unitId, from }]);
      else known.push({ unitId, from });
    }
    return (visitKey, unitId, from) => {
      const visits = this.visits.get(visitKey) ?? [];
      const place = Math.max(0, visits.findLastIndex(({ since }) => since <= from));
      const visit = visits[place];
      if (visit === undefined || visit.unitId !== unitId) return undefined;
      // With one stay in the department the bed is wherever it is; with several it is the one that followed this one.
      const [after, before] = [place === 0 ? -Infinity : from, visits[place + 1]?.since ?? Infinity];
      const bed = beds.get(visit.linkedKey ?? visitKey)?.find((stay) => stay.unitId !== unitId && stay.from >= after && stay.from < before);
      return { ...visit.progress, admitted: bed === undefined ? null : { unitId: bed.unitId, at: bed.from } };
    };
  }
}
