/** One planned service: how many patients its lists take and what they need. */
export interface ElectiveService {
  readonly serviceLine: string;
  readonly unitId: string;
  /** Patients on the list of Monday to Friday. */
  readonly perWeekday: readonly [number, number, number, number, number];
  readonly expectedLosDays: number;
  /** Chance of going on to critical care after theatre. */
  readonly icuShare: number;
  readonly hduShare: number;
}

/** Planned lists: Tuesday to Thursday are fullest, so that wards empty towards the weekend. */
export const electiveServices: readonly ElectiveService[] = [
  { serviceLine: 'orthopaedics', unitId: 'orthopaedics', perWeekday: [8, 9, 9, 8, 5], expectedLosDays: 3, icuShare: 0.005, hduShare: 0.02 },
  { serviceLine: 'general_surgery', unitId: 'general-surgery-a', perWeekday: [3, 4, 4, 4, 2], expectedLosDays: 3, icuShare: 0.09, hduShare: 0.12 },
  { serviceLine: 'colorectal', unitId: 'general-surgery-b', perWeekday: [3, 3.5, 4, 3.5, 2], expectedLosDays: 3, icuShare: 0.07, hduShare: 0.12 },
  { serviceLine: 'urology', unitId: 'urology', perWeekday: [3.5, 4, 4, 4, 2.5], expectedLosDays: 2, icuShare: 0.01, hduShare: 0.04 },
  { serviceLine: 'vascular', unitId: 'vascular', perWeekday: [1.5, 2, 2, 2, 1], expectedLosDays: 5, icuShare: 0.1, hduShare: 0.2 },
  { serviceLine: 'gynaecology', unitId: 'gynaecology', perWeekday: [3, 3.5, 3.5, 3.5, 2], expectedLosDays: 2, icuShare: 0, hduShare: 0.02 },
  { serviceLine: 'paediatric_surgery', unitId: 'children', perWeekday: [2, 2, 2.5, 2, 1.5], expectedLosDays: 1, icuShare: 0, hduShare: 0 },
  { serviceLine: 'obstetrics', unitId: 'maternity', perWeekday: [2, 2, 2, 2, 2], expectedLosDays: 2, icuShare: 0, hduShare: 0.005 },
  { serviceLine: 'cardiology', unitId: 'cardiology', perWeekday: [1.5, 2, 2, 2, 1], expectedLosDays: 2, icuShare: 0, hduShare: 0 },
];

/** How far ahead lists are filled. */
export const BOOKING_WINDOW_DAYS = 28;
