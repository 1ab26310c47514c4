import type { Hospital } from '@wardcast/contract';
import { levelRank, type Level } from './level';
import { byRisk, type NamedReading } from './risk-order';

/** Named wards in the second sentence; the rest is counted. */
const NAMED_AT_RISK = 3;

/** Who the headline is about. */
export interface Subject extends NamedReading {
  readonly nodeId: string;
  readonly isHospital: boolean;
}

/** What the second sentence says: wards that may run out, and divisions that have room. */
export interface Support {
  /** The subject may run out itself: its own wards are not named again, and the others may run out "too". */
  readonly isSubjectShort: boolean;
  readonly atRisk: readonly { readonly name: string; readonly chance: number }[];
  readonly moreAtRisk: number;
  readonly withRoom: readonly string[];
}

/** Divisions are few and often share a chance in ten: the unrounded one then decides. */
function byProbability(first: Subject, second: Subject): number {
  const rank = ({ reading }: Subject) => (reading.target ? levelRank(reading.target.level) + reading.target.probability : -1);
  return rank(second) - rank(first);
}

/**
 * The node of the headline: the chosen division when it exists, else the division most at risk; the whole hospital
 * when every division is steady.
 */
export function headlineSubject(hospital: Subject, divisions: readonly Subject[], chosen: string | undefined): Subject {
  const picked = [hospital, ...divisions].find((subject) => subject.nodeId === chosen);
  if (picked) return picked;
  const worst = [...divisions].sort(byProbability)[0];
  return worst?.reading.target && worst.reading.target.level !== 'steady' ? worst : hospital;
}

function isShort(level: Level): boolean {
  return levelRank(level) >= levelRank('short');
}

/**
 * @param input every ward and every division. A subject that is short speaks for its own wards; one that is not could
 * hide them behind its sum, so they are named.
 */
export function supportOf(input: { subject: Subject; divisions: readonly Subject[]; units: readonly NamedReading[]; hospital: Hospital }): Support {
  const { subject, divisions, units, hospital } = input;
  const isSubjectShort = subject.reading.target !== null && isShort(subject.reading.target.level);
  const own = new Set(hospital.units.filter((unit) => isSubjectShort && unit.divisionId === subject.nodeId).map((unit) => unit.unitId));
  const atRisk = units
    .filter(({ reading }) => reading.target && isShort(reading.target.level) && !own.has(reading.node.nodeId))
    .sort(byRisk)
    .map(({ name, reading }) => ({ name, chance: reading.target?.chance ?? 0 }));
  const withRoom = divisions
    .filter((division) => division.nodeId !== subject.nodeId && division.reading.target?.level === 'steady' && division.reading.target.free.low > 0)
    .map((division) => division.name);
  return { isSubjectShort, atRisk: atRisk.slice(0, NAMED_AT_RISK), moreAtRisk: Math.max(0, atRisk.length - NAMED_AT_RISK), withRoom };
}
