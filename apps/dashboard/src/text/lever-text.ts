import type { Baseline, LeverChange } from '@wardcast/contract';
import { hourText } from '../model/local-time';
import { listWords } from './headline-text';
import { shortDay } from './time-text';

/** "+15", "−0.5", "0": a change as people write it. */
export function signed(value: number): string {
  const rounded = Number(value.toFixed(1));
  const size = Math.abs(rounded).toLocaleString('en-GB');
  return rounded > 0 ? `+${size}` : rounded < 0 ? `−${size}` : '0';
}

/** A number with its unit: "−0.5 %", "12 beds", "1 bed". */
export function amount(value: number, unit: string): string {
  const shown = `${value < 0 ? '−' : ''}${Math.abs(Number(value.toFixed(2)))}`;
  if (unit === '') return shown;
  return `${shown} ${Math.abs(value) === 1 ? unit.replace(/s$/, '') : unit}`;
}

/** "from Sat 28 Nov, 08:00 to Mon 30 Nov", from a change's own period; empty when it holds throughout. */
function periodText({ params }: LeverChange, timeZone: string): string {
  const at = (value: unknown): string | null => (typeof value === 'number' ? momentOf(value, timeZone) : null);
  const [from, to] = [at(params['from']), at(params['to'])];
  if (from === null && to === null) return '';
  if (from === null) return ` until ${to}`;
  return to === null ? ` from ${from}` : ` from ${from} to ${to}`;
}

/** "Sat 28 Nov" at midnight, "Sat 28 Nov, 08:00" at other times. */
export function momentOf(at: number, timeZone: string): string {
  const clock = hourText(at, timeZone);
  return clock === '00:00' ? shortDay(at, timeZone) : `${shortDay(at, timeZone)}, ${clock}`;
}

const PLACES_NAMED = 2;
function placesText({ params }: LeverChange, { units }: Pick<Baseline, 'units'>): string {
  const ids = Array.isArray(params['unitIds']) ? (params['unitIds'] as readonly unknown[]) : [];
  if (ids.length === 0) return '';
  const names = ids.map((id) => units.find(({ unitId }) => unitId === id)?.name ?? String(id));
  return ` in ${names.length > PLACES_NAMED ? `${names.length} wards` : listWords(names)}`;
}

const numberOf = (value: unknown): number => (typeof value === 'number' ? value : 0);
const STREAMS: Readonly<Record<string, string>> = { unplanned: 'Unplanned arrivals', ed: 'Emergency arrivals', direct: 'Direct admissions' };

/** What a change says in words. A lever that this page does not know yet is named with its settings. */
export function changeText(change: LeverChange, baseline: Pick<Baseline, 'units'>, timeZone: string): string {
  return `${coreText(change, baseline)}${placesText(change, baseline)}${periodText(change, timeZone)}`;
}

function coreText(change: LeverChange, { units }: Pick<Baseline, 'units'>): string {
  const { kind, params } = change;
  switch (kind) {
    case 'surge':
      return `${STREAMS[String(params['stream'] ?? 'unplanned')] ?? 'Arrivals'} ${signed(numberOf(params['percent']))} %`;
    case 'beds': {
      const delta = numberOf(params['delta']);
      const name = units.find(({ unitId }) => unitId === params['unitId'])?.name ?? 'a ward';
      return `${Math.abs(delta)} ${delta < 0 ? 'fewer' : 'more'} ${Math.abs(delta) === 1 ? 'bed' : 'beds'} in ${name}`;
    }
    case 'stays':
      return staysText(change);
    case 'electives':
      return electivesText(change);
    case 'early-discharge':
      return `${numberOf(params['sharePercent'])} % of discharges ${numberOf(params['hours'] ?? 3)} h earlier, not before ${numberOf(params['earliestHour'] ?? 8)}:00`;
    case 'turnaround':
      return `Beds ready ${numberOf(params['minutes'])} min after a patient leaves`;
    case 'weekend-parity':
      return `Weekend discharges ${numberOf(params['percent'])} % of the way to weekdays`;
    default:
      return `${kind}: ${Object.entries(params).map(([name, value]) => `${name} ${String(value)}`).join(', ')}`;
  }
}

function staysText({ params }: LeverChange): string {
  const [scale, shift, trim] = [numberOf(params['scalePercent']), numberOf(params['shiftDays']), numberOf(params['trimPercent'])];
  const parts = [
    ...(scale !== 0 ? [`stays ${signed(scale)} %`] : []),
    ...(shift !== 0 ? [`stays ${signed(shift)} d`] : []),
    ...(trim !== 0 ? [`${trim} % less of what exceeds ${numberOf(params['trimBeyondDays'] ?? 14)} d`] : []),
  ];
  const text = parts.length === 0 ? 'stays unchanged' : listWords(parts);
  return text.charAt(0).toUpperCase() + text.slice(1);
}

const WEEKDAYS = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'] as const;
function electivesText({ params }: LeverChange): string {
  const cancelled = numberOf(params['cancelPercent']);
  const caps = Array.isArray(params['capByWeekday']) ? (params['capByWeekday'] as readonly unknown[]) : [];
  const capped = WEEKDAYS.flatMap((day, index) => (typeof caps[index] === 'number' ? [`${day} ${String(caps[index])}`] : []));
  const parts = [...(cancelled !== 0 ? [`${cancelled} % of electives off the list`] : []), ...(capped.length > 0 ? [`electives at most ${listWords(capped)}`] : [])];
  const text = parts.length === 0 ? 'electives unchanged' : listWords(parts);
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** What the lever stands at in the baseline, from the hospital's own record; null where nothing is known. */
export function baselineFact(kind: string, { facts }: Pick<Baseline, 'facts'>): string | null {
  const whole = (value: number): string => Math.round(value).toLocaleString('en-GB');
  switch (kind) {
    case 'surge':
      return facts.arrivalsPerWeek === null ? null : `${whole(facts.arrivalsPerWeek)} arrivals a week`;
    case 'beds':
      return `${whole(facts.staffedBeds)} staffed`;
    case 'stays':
      return facts.meanStayDays === null ? null : `${facts.meanStayDays.toFixed(1)} days in a ward`;
    case 'early-discharge':
      return facts.beforeNoonPercent === null ? null : `${whole(facts.beforeNoonPercent)} % leave before noon`;
    case 'turnaround':
      return `${whole(facts.turnaroundMinutes)} minutes`;
    default:
      return null;
  }
}

/** Words of the levers' controls. */
export const leverText = {
  title: 'Levers',
  changed: (count: number, all: number) => `${count} of ${all} changed`,
  none: 'none changed',
  resetAll: 'Reset all',
  reset: 'Reset',
  resetLever: (label: string) => `Reset ${label}`,
  less: (label: string) => `Less: ${label}`,
  more: (label: string) => `More: ${label}`,
  moreLevers: (count: number) => `More levers (${count})`,
  details: 'Where, when and how',
  seen: (low: number, high: number, unit: string) => `single weeks were ${signed(low)} to ${signed(high)} ${unit}`,
  beyondSeen: (low: number, high: number, unit: string) => `Weeks of the record went from ${signed(low)} to ${signed(high)} ${unit}: beyond that nothing has been seen, so trust it less.`,
  baseline: (fact: string) => `Baseline ${fact}`,
  baselineNeutral: 'Baseline 0',
  allWards: 'All wards',
  someWards: (count: number) => `${count} wards`,
  wholeDivision: (name: string) => `All of ${name}`,
  fromStart: 'From the start',
  toEnd: 'To the end',
  anyNumber: 'any',
  another: (label: string) => `Another change of ${label.toLowerCase()}`,
  notNumber: 'Write a number.',
  unset: 'as it is',
  streams: STREAMS,
  weekdays: WEEKDAYS,
  readOnly: 'On a phone the levers can be read, and presets can be run.',
  knownArrivals: 'A replayed week has the arrivals that it had.',
};
