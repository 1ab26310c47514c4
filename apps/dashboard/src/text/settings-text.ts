import { clockText } from '../model/local-time';
import type { BannerWords } from './state-text';
import { datedDay } from './time-text';

/** There are no accounts yet: one author stands for everybody at this installation. */
const LOCAL_AUTHOR = 'local';

function author(by: string): string {
  return by === LOCAL_AUTHOR ? 'this installation' : by;
}

/** Words of the settings. */
export const settingsText = {
  title: 'Settings',
  loading: 'Settings',
  loadingDetail: 'Reading what is set for this hospital.',
  headline: (own: number) => (own === 0 ? 'Every number here is this product\'s own.' : own === 1 ? '1 number is set for this hospital.' : `${own} numbers are set for this hospital.`),
  lead: 'A change holds from the moment it is saved. It has an author, and what was read before stays as it was.',
  sections: { nurses: 'Nurses', shifts: 'Shifts', warnings: 'Warnings', crowding: 'Crowding' },
  about: {
    nurses: 'How many patients a nurse may have at most, and how few nurses a unit with patients may have. The nurses that a forecast asks for follow from it.',
    shifts: 'When shifts begin in units whose rosters are not sent.',
    warnings: 'From this chance on an hour is named as at risk. It cannot be below 2 in 10: a ward is never called steady and at risk at once.',
    crowding: 'The highest score of each band of the National Emergency Department Overcrowding Score. Above the third a department is called overcrowded.',
  },
  setBy: (by: string, at: number, timeZone: string) => `set by ${author(by)} on ${datedDay(at, timeZone)}, ${clockText(at, timeZone)}`,
  productDefault: (source: string) => `Default of this product: ${source}.`,
  noValue: 'None',
  own: (source: string) => `${source.charAt(0).toUpperCase()}${source.slice(1)}.`,
  instead: (value: string) => `Default of this product: ${value}.`,
  save: 'Save',
  saving: 'Saving',
  back: 'Back to default',
  history: (count: number) => (count === 1 ? '1 change' : `${count} changes`),
  change: (value: string | null) => (value === null ? 'back to default' : value),
  saved: (what: string) => `${what}: saved.`,
  notNumber: 'Write a number, such as 6 or 2.5.',
  notClock: 'Write times of day with commas between them, such as 08:00, 20:00.',
  failed: (code: string): BannerWords => ({ strong: 'It was not saved.', rest: `Nothing was changed, and what you wrote is still here. Try again. Code ${code}.` }),
  unread: (code: string): BannerWords => ({ strong: 'The settings could not be read.', rest: `It is tried again every 5 s. Code ${code}.` }),
  forbidden: { strong: 'Your role does not include the settings.', rest: 'Ask whoever runs Wardcast. Code FORBIDDEN.' } satisfies BannerWords,
};
