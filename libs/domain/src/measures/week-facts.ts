/** Patients in beds and staffed beds at one full hour (UTC ms), summed over the units of a group. */
export interface GroupHour {
  readonly hour: number;
  readonly census: number;
  readonly staffed: number;
}
/** A stay in the wards that ended in the week. */
export interface WardLeaver {
  readonly stayHours: number;
  /** By the hospital's own wall. */
  readonly leftBeforeNoon: boolean;
}
export type AdmissionRoute = 'emergency' | 'elective' | 'other';
/** What is known of one week, gathered from the store; everything that depends on a time zone is already decided. */
export interface WeekRecords {
  /** 167, 168 or 169: the hours between the week's two midnights. */
  readonly expectedHours: number;
  /** The whole hospital without emergency departments; only hours that every unit is known at. */
  readonly hours: readonly GroupHour[];
  /** The same by division, with the day of the week (0 = Monday) by the hospital's wall. */
  readonly divisions: readonly { readonly divisionId: string; readonly hours: readonly (GroupHour & { readonly weekday: number })[] }[];
  readonly admissions: Readonly<Record<AdmissionRoute, number>>;
  readonly leavers: readonly WardLeaver[];
  /** Days that each patient of the wards had been there when the week ended. */
  readonly presentDays: readonly number[];
  readonly edArrivals: number;
  /** Hours in the department of those who left it in the week. */
  readonly edStayHours: readonly number[];
  /** Hours between the decision to admit and the way out of the department, of those who left it in the week. */
  readonly boardingHours: readonly number[];
  readonly leftUnseen: number;
  /** Cancelled for want of a bed, staff or theatre; null where no elective list is known. */
  readonly cancelledElectives: number | null;
  /** Minutes from an empty bed to a clean one, of beds cleaned in the week. */
  readonly turnaroundMinutes: readonly number[];
  /** Bed-days out of use in the week; null where no bed says so. */
  readonly blockedBedDays: number | null;
}

/** A shortage: patients beyond the staffed beds of a division. */
export interface Shortage {
  readonly divisionId: string;
  readonly at: number;
  readonly beds: number;
}
/** The numbers of one week, before anything is hidden. Plain values: they are stored as published. */
export interface WeekFacts {
  readonly expectedHours: number;
  readonly knownHours: number;
  readonly censusSum: number;
  readonly staffedSum: number;
  readonly peak: GroupHour | null;
  readonly hoursAbove95: number;
  readonly hoursAbove100: number;
  readonly admissions: Readonly<Record<AdmissionRoute, number>>;
  readonly discharges: number;
  readonly dischargesBeforeNoon: number;
  readonly stayHoursSum: number;
  readonly present7Days: number;
  readonly present14Days: number;
  readonly present21Days: number;
  readonly edArrivals: number;
  readonly edLeavers: number;
  readonly edStaysOver8Hours: number;
  readonly boarders: number;
  readonly boardingHoursSum: number;
  readonly boardersOver4Hours: number;
  readonly leftUnseen: number;
  readonly cancelledElectives: number | null;
  readonly turnarounds: number;
  readonly turnaroundMinutesSum: number;
  readonly blockedBedDays: number | null;
  /** Days of the week (0 = Monday) on which a division had more patients than staffed beds at a full hour. */
  readonly shortDays: readonly number[];
  readonly worstShortage: Shortage | null;
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}

function countAtLeast(values: readonly number[], least: number): number {
  return values.filter((value) => value >= least).length;
}

/** Above a share of the staffed beds; an hour without staffed beds is above when anybody is there. */
function hoursAbove(hours: readonly GroupHour[], share: number): number {
  return hours.filter(({ census, staffed }) => census > share * staffed).length;
}

/** The fullest hour: highest census per staffed bed, the earliest of equals. */
function peakOf(hours: readonly GroupHour[]): GroupHour | null {
  return hours.reduce<GroupHour | null>((peak, hour) => (peak === null || hour.census * peak.staffed > peak.census * hour.staffed ? hour : peak), null);
}

function shortagesOf(records: WeekRecords): readonly (Shortage & { readonly weekday: number })[] {
  return records.divisions.flatMap(({ divisionId, hours }) =>
    hours.filter(({ census, staffed }) => census > staffed).map(({ hour, census, staffed, weekday }) => ({ divisionId, at: hour, beds: census - staffed, weekday })),
  );
}

/** Counts and sums of one week by the definitions of the measures: occupancy against staffed beds, discharge-based stays, boarding from decision to leaving. */
export function weekFacts(records: WeekRecords): WeekFacts {
  const { hours, leavers } = records;
  const shortages = shortagesOf(records);
  const worst = shortages.reduce<Shortage | null>((found, next) => (found === null || next.beds > found.beds || (next.beds === found.beds && next.at < found.at) ? next : found), null);
  return {
    expectedHours: records.expectedHours,
    knownHours: hours.length,
    censusSum: sum(hours.map(({ census }) => census)),
    staffedSum: sum(hours.map(({ staffed }) => staffed)),
    peak: peakOf(hours),
    hoursAbove95: hoursAbove(hours, 0.95),
    hoursAbove100: hoursAbove(hours, 1),
    admissions: records.admissions,
    discharges: leavers.length,
    dischargesBeforeNoon: leavers.filter(({ leftBeforeNoon }) => leftBeforeNoon).length,
    stayHoursSum: sum(leavers.map(({ stayHours }) => stayHours)),
    present7Days: countAtLeast(records.presentDays, 7),
    present14Days: countAtLeast(records.presentDays, 14),
    present21Days: countAtLeast(records.presentDays, 21),
    edArrivals: records.edArrivals,
    edLeavers: records.edStayHours.length,
    edStaysOver8Hours: records.edStayHours.filter((stay) => stay > 8).length,
    boarders: records.boardingHours.length,
    boardingHoursSum: sum(records.boardingHours.map((boarding) => Math.max(0, boarding))),
    boardersOver4Hours: records.boardingHours.filter((boarding) => boarding > 4).length,
    leftUnseen: records.leftUnseen,
    cancelledElectives: records.cancelledElectives,
    turnarounds: records.turnaroundMinutes.length,
    turnaroundMinutesSum: sum(records.turnaroundMinutes),
    blockedBedDays: records.blockedBedDays,
    shortDays: [...new Set(shortages.map(({ weekday }) => weekday))].sort((a, b) => a - b),
    worstShortage: worst && { divisionId: worst.divisionId, at: worst.at, beds: worst.beds },
  };
}
