import { chanceInTen } from '../model/chance';
import { hourText } from '../model/local-time';
import { chanceText } from '../text/level-text';
import { settingsText } from '../text/settings-text';
import { shortDayParts, waitText } from '../text/time-text';
import type { EdCrowding, NursesRequired, ShiftNurses } from './outlook';
import { shiftVerdict } from './outlook';

/** The score has no meaning outside these. */
const SCORE_SHOWN = { lowest: 0, highest: 200 } as const;
const HOUR_MS = 3_600_000;

/** "3 to 8", or "3" where both ends are one. */
export function rangeText(low: number, high: number): string {
  return low === high ? String(low) : `${low} to ${high}`;
}

/** "1 to 12" of two means, in whole patients and the smaller one first. */
export function meanRangeText(one: number, other: number): string {
  const [low, high] = [one, other].map((mean) => Math.round(Math.max(0, mean))).sort((a, b) => a - b) as [number, number];
  return rangeText(low, high);
}

/** "Wed" and "08:00 to 20:00". */
export function shiftText({ start, end }: Pick<ShiftNurses, 'start' | 'end'>, timeZone: string): { readonly day: string; readonly hours: string } {
  return { day: shortDayParts(start, timeZone).weekday, hours: `${hourText(start, timeZone)} to ${hourText(end, timeZone)}` };
}

/** "5", "4.5", "5, 4 came" or "5, all came". */
export function nursesText({ planned, present }: Pick<ShiftNurses, 'planned' | 'present'>, noData: string): string {
  if (planned !== null && planned > 0 && planned === present) return `${Number(planned.toFixed(1))}, all came`;
  const came = present === null ? '' : `${Number(present.toFixed(1))} came`;
  if (planned === null) return came || noData;
  return [String(Number(planned.toFixed(1))), came].filter(Boolean).join(', ');
}

/** What to make of a shift. */
export function verdictText(shift: ShiftNurses, noData: string): string {
  const verdict = shiftVerdict(shift);
  if (verdict.kind === 'unknown') return noData;
  if (verdict.kind === 'enough') return 'Enough';
  return verdict.kind === 'short' ? `${verdict.nurses} short` : `Perhaps ${verdict.nurses} short`;
}

/** "8 patients to a nurse, as guidance (NICE SG1)"; of an own rule who set it, and when. */
function ruleText({ patientsPerNurse, source, status, setBy, setAt }: NonNullable<NursesRequired['ratio']>, timeZone: string): string {
  const patients = `${patientsPerNurse} ${patientsPerNurse === 1 ? 'patient' : 'patients'} to a nurse`;
  if (status === 'law') return `At most ${patients} by law (${source})`;
  if (status === 'guidance') return `${patients}, as guidance (${source})`;
  return `${patients}${setBy === null || setAt === null ? '' : `, ${settingsText.setBy(setBy, setAt, timeZone)}`}`;
}

/** The rule under the table, and what the numbers count. */
export function ratioText(ratio: NursesRequired['ratio'], timeZone: string): string {
  if (!ratio) return 'No rule on nurses is known for this kind of unit here, so it is not said how many are needed. One can be set under Settings.';
  return `${ruleText(ratio, timeZone)}. Needed: for the middle of the forecast at the fullest hour of the shift; up to: for the upper end of the likely range. Counted: registered and licensed nurses.`;
}

const BANDS: Readonly<Record<NonNullable<EdCrowding['band']>, string>> = {
  not_busy: 'not busy', busy: 'busy', extremely_busy: 'extremely busy', overcrowded: 'overcrowded', severe: 'severely overcrowded', dangerous: 'dangerously overcrowded',
};
const GAPS: Readonly<Record<EdCrowding['missing'][number], string>> = {
  boarders: 'patients who wait for a bed', ventilated: 'patients on a ventilator', longestBoardingHours: 'how long they have waited', lastRoomedWaitHours: 'the last wait for a place',
};

/** "NEDOCS at least 78: at least extremely busy." */
export function scoreText({ score, atLeast, band }: EdCrowding): string {
  if (atLeast === null || band === null) return 'No crowding score: treatment places or hospital beds are not known.';
  const shown = Math.round(Math.min(SCORE_SHOWN.highest, Math.max(SCORE_SHOWN.lowest, atLeast)));
  return `NEDOCS ${score === null ? 'at least ' : ''}${shown}: ${score === null ? 'at least ' : ''}${BANDS[band]}.`;
}

/** What the score would need and does not have. Empty where all is known. */
export function missingText({ missing }: EdCrowding): string {
  return missing.length === 0 ? '' : `Not known: ${missing.map((gap) => GAPS[gap]).join(', ')}. They would only raise the score.`;
}

/** "45 min" or "4 h 31 min". */
export function hoursText(hours: number | null, noData: string): string {
  return hours === null ? noData : waitText(hours * HOUR_MS);
}

/** "6 in 10", or "at least 6 in 10" where what is missing could only raise it; at least none is no news, so that is put otherwise. */
export function crowdingChanceText(crowding: EdCrowding, row: number, noData: string): string {
  const chance = crowding.chance?.[row];
  if (chance === undefined) return noData;
  const inTen = chanceInTen(chance);
  if (crowding.score !== null || inTen === 10) return chanceText(inTen);
  return inTen === 0 ? `${chanceText(inTen)} by what is known` : `at least ${chanceText(inTen)}`;
}
