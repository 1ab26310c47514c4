import { decidedIn, type KnownMoves, type Moves } from '../model/bridge';
import type { Action } from '../model/needs-action';
import type { NodeReading, TargetReading } from '../model/node-reading';
import { freeWords, rangeWords } from './free-words';
import { chanceText, levelText } from './level-text';
import type { Level } from '../model/level';

/** The first letter of a sentence or label. */
function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** What a plan does to the staffed beds by the target; nothing when they stay. */
function staffingWords(change: number): string {
  if (change === 0) return '';
  const count = Math.abs(change);
  return `, ${count} ${change < 0 ? 'fewer' : 'more'} staffed ${count === 1 ? 'bed' : 'beds'}`;
}

/** Words of the operations board. */
export const boardText = {
  title: 'Board',
  answer: 'Answer',
  wholeHospital: 'Whole hospital',
  divisions: 'Division shown in the headline and the bridge',
  likely: (target: TargetReading, isPast = false) => `${isPast ? 'was likely' : 'likely'} ${rangeWords(target.free)}`,
  likelyLabel: (isPast: boolean) => (isPast ? 'Was likely' : 'Likely'),
  chance: (chance: number, isPast: boolean) => (isPast ? `was ${chanceText(chance)}` : chanceText(chance)),
  was: (value: string) => `was ${value}`,
  occupied: (reading: NodeReading) => {
    const { census, staffedBeds, blockedBeds } = reading.node.live;
    const closed = blockedBeds > 0 ? `, ${blockedBeds} closed` : '';
    return `${census} of ${staffedBeds} staffed${closed}`;
  },
  occupiedShort: (reading: NodeReading) => `${reading.node.live.census} of ${reading.node.live.staffedBeds}`,
  out: (out: Moves) => `${out.certain} definite + ${out.likely} likely`,
  outLabel: 'Out',
  outLabelInRow: 'out',
  noForecast: 'No forecast yet',
  withoutForecast: 'No forecast',
  updated: (age: string) => `${age} ago`,
  lastHeard: (clock: string) => `last heard ${clock}`,
  delayed: (age: string) => `delayed ${age}`,
  chart: (name: string, reading: NodeReading, hours: { back: number; ahead: number }) =>
    `Occupied beds in ${name}, last ${hours.back} hours and next ${hours.ahead} hours, against ${reading.node.live.staffedBeds} staffed beds`,
  staffed: (beds: number) => `${beds} staffed`,
  now: 'now',
};

/** The four tiles of the equation. */
export const bridgeText = {
  label: (at: string) => `From free now to free at ${at}`,
  freeNow: (isPast: boolean) => (isPast ? 'Free now was' : 'Free now'),
  out: (isPast: boolean) => (isPast ? 'Expected out was' : 'Expected out'),
  in: (isPast: boolean) => (isPast ? 'Expected in was' : 'Expected in'),
  stillWaiting: (count: number) => `. ${count} more still waiting then`,
  certain: (kind: 'out' | 'in') => (kind === 'out' ? 'definite' : 'decided or booked'),
  likely: 'likely',
  staffing: 'Staffing change',
  staffingDetail: (change: number, at: string) => `${change < 0 ? 'fewer' : 'more'} staffed ${Math.abs(change) === 1 ? 'bed' : 'beds'} by ${at}`,
  freeAt: (at: string, isPast: boolean) => (isPast ? `Free at ${at} was` : `Free at ${at}`),
  ready: (available: number) => `${available} ready now`,
  cleaning: (beds: number) => `${beds} in cleaning`,
  hospitalValue: (value: number | string) => `Whole hospital ${value}`,
  range: (target: TargetReading, isPast: boolean) => capital(boardText.likely(target, isPast)),
  plus: 'plus',
  minus: 'minus',
  equals: 'equals',
};

/** The list of wards. */
export const wardsText = {
  skip: 'Skip to the wards',
  atRisk: (risk: number, all: number) => `${risk} of ${all} wards at risk`,
  allWards: (all: number, at: string) => `${all} wards at ${at}`,
  order: 'by level, then chance',
  sorted: 'sorted by level, then chance',
  sortedBy: (column: string) => `sorted by ${column}`,
  held: 'order held while you are here',
  steady: (count: number) => `${count} steady ${count === 1 ? 'ward' : 'wards'}`,
  noAction: (at: string, isPast: boolean) => (isPast ? `as expected for ${at}` : `no action needed at ${at}`),
  all: (count: number) => `All ${count}`,
  chip: (level: Level, count: number) => `${levelText(level)} ${count}`,
  filter: 'Show wards of one level',
  view: 'View',
  cards: 'Cards',
  table: 'Table',
  csv: 'CSV',
  noneOfLevel: (level: Level) => `No ward is ${levelText(level)} at this time.`,
  noneAtRisk: 'No ward is at risk at this time.',
  ward: 'Ward',
  occupied: 'Occupied',
  trend: (ahead: number) => `Last 8 h, next ${ahead} h`,
  at: (at: string) => `At ${at}`,
  chance: 'Chance',
  out: 'Out',
  updated: 'Updated',
};

/** The front door of the hospital. */
export const emergencyText = {
  label: 'Emergency department',
  patients: (count: number, isPast: boolean) => `${isPast ? 'had ' : ''}${count} ${count === 1 ? 'patient' : 'patients'}`,
  moves: ({ count, soon }: KnownMoves, at: string, isPast: boolean) => {
    if (count === 0) return `No move into a ward ${isPast ? 'was' : 'is'} decided or booked by ${at}.`;
    const whenReady = soon > 0 ? `, ${soon} of them as soon as possible` : '';
    const moves = count === 1 ? `1 move into a ward ${isPast ? 'was' : 'is'}` : `${count} moves into wards ${isPast ? 'were' : 'are'}`;
    return `${moves} decided or booked by ${at}${whenReady}.`;
  },
};

/** What comes by a feed; one of the hospital's own keeps the name that it came with. */
const FEED_NAMES: Readonly<Record<string, string>> = { adt: 'Patient movements', beds: 'Beds and staffing', ed: 'Emergency department' };

/** The rail beside the wards. */
export const railText = {
  label: 'What needs attention',
  needsAction: 'Needs action',
  nothing: 'Nothing needs action at this time.',
  actionStrong: ({ target }: Action) => `${chanceText(target.chance)}, likely ${rangeWords(target.free)}.`,
  actionRest: ({ target, definiteOnly }: Action) =>
    `Definite moves alone leave it ${freeWords(definiteOnly)}: ${target.bridge.out.certain} out, ${decidedIn(target.bridge)} decided in${staffingWords(target.bridge.staffingChange)}.`,
  relief: (name: string, target: TargetReading, at: string) => `${name}: ${boardText.likely(target)} at ${at}.`,
  why: 'Why',
  whyLabel: (name: string) => `Why ${name} is at risk`,
  changedSince: (clock: string) => `Changed since ${clock}`,
  unchanged: 'No ward has another chance or level.',
  change: (before: TargetReading, after: TargetReading, levels: { before: Level; after: Level }) =>
    levels.before === levels.after
      ? `${chanceText(after.chance)}, was ${before.chance}`
      : `${levelText(levels.after)}, was ${levelText(levels.before)}`,
  data: 'Data',
  live: (wards: number) => `${wards} wards are live.`,
  delayed: (age: string) => `The data is ${age} behind.`,
  stale: 'The data is stale. Numbers are as they were.',
  feedName: (feedId: string) => FEED_NAMES[feedId] ?? feedId,
  feed: (age: string) => `heartbeat ${age} ago`,
  feedSilent: 'no heartbeat yet',
  feedEvent: (age: string) => `last event ${age} ago`,
  missing: (names: string) => `Missing: ${names}. Totals leave them out.`,
  history: (percent: number) => `Older history is loading in the background: ${percent} %.`,
};
