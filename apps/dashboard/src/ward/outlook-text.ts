import { chanceInTen } from '../model/chance';
import { hourText } from '../model/local-time';
import { chanceText } from '../text/level-text';
import { settingsText } from '../text/settings-text';
import { shortDayParts } from '../text/time-text';
import type { EdCrowding, NursesRequired, ShiftNurses } from './outlook';
import { shiftVerdict } from './outlook';

/** The score has no meaning outside these. */
const SCORE_SHOWN = { lowest: 0, highest: 200 } as const;
const MINUTES_PER_HOUR = 60;

/** "2.7": patients on average, one decimal as everywhere where a mean is meant. */
export function meanText(patients: number): string {
  return Math.max(0, patients).toFixed(1);
}

/** "Wed" and "08:00 to 20:00". */
export function shiftText({ start, end }: Pick<ShiftNurses, 'start' | 'end'>, timeZone: string): { readonly day: string; readonly hours: string } {
  return { day: shortDayParts(start, timeZone).weekday, hours: `${hourText(start, timeZone)} to ${hourText(end, timeZone)}` };
}

/** "5", "4.5" or "5, 4 came". */
export function nursesText({ planned, present }: Pick<ShiftNurses, 'planned' | 'present'>, noData: string): string {
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

/** "45 min" or "4.5 h". */
export function hoursText(hours: number | null, noData: string): string {
  if (hours === null) return noData;
  return hours < 1 ? `${Math.round(hours * MINUTES_PER_HOUR)} min` : `${hours.toFixed(1)} h`;
}

/** "6 in 10", "6 in 10 or more" where something of the score is missing. */
export function crowdingChanceText(crowding: EdCrowding, row: number, noData: string): string {
  const chance = crowding.chance?.[row];
  if (chance === undefined) return noData;
  return `${chanceText(chanceInTen(chance))}${crowding.score === null ? ' or more' : ''}`;
}
