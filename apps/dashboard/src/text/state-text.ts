import type { StartupPhase } from '@wardcast/contract';
import { listWords } from './headline-text';

/** A banner: what is wrong in bold, then since when, what still works and what to do. */
export interface BannerWords {
  readonly strong: string;
  readonly rest: string;
}

const PHASES: Readonly<Record<StartupPhase, string>> = {
  database: 'Database',
  schema: 'Tables',
  sample_history: 'Eight weeks of history',
  models: 'Forecast',
  live: 'Live board',
};

/** Words for everything that is not the normal board. */
export const stateText = {
  stale: (clock: string | null): BannerWords =>
    clock === null
      ? { strong: 'No heartbeat yet.', rest: 'Numbers may be old. The board turns live by itself with the first heartbeat.' }
      : { strong: `No heartbeat since ${clock}.`, rest: 'Numbers are as they were; nothing here is live. The board turns live by itself with the next heartbeat.' },
  partial: (names: readonly string[], all: number): BannerWords => ({
    strong: `${names.length} of ${all} wards ${names.length === 1 ? 'is' : 'are'} missing: ${listWords(names)}.`,
    rest: 'Totals leave them out.',
  }),
  streamClosed: (clock: string): BannerWords => ({ strong: `The stream closed at ${clock}.`, rest: 'The page still reads every 30 s and resumes by itself. Nothing to do. Code ST-03.' }),
  unreachable: (clock: string): BannerWords => ({
    strong: `The server cannot be reached since ${clock}.`,
    rest: 'Numbers are the last ones read. The page tries again by itself; if it lasts, look at the terminal that runs Wardcast. Code ST-01.',
  }),
  unreachableAtStart: { strong: 'The server cannot be reached.', rest: 'The page tries again by itself; if it lasts, look at the terminal that runs Wardcast. Code ST-01.' } satisfies BannerWords,
  offline: { strong: 'This browser is offline.', rest: 'Numbers are the last ones read; they follow as soon as it is back.' } satisfies BannerWords,
  badParameter: (name: string, value: string): BannerWords => ({ strong: `${name}=${value} in the address is not known.`, rest: 'It is ignored.' }),
  documentTitle: (hospital: string, clock: string) => `Board at ${clock} | ${hospital} | Wardcast`,
  start: 'the start',
  loading: 'Reading the board.',
  loadingPage: 'Loading the page.',
  loadingWard: (clock: string | null) => (clock === null ? 'Loading' : `Loading, last known ${clock}`),
  starting: 'Wardcast is starting',
  phases: 'Steps of the start',
  phase: (phase: StartupPhase) => PHASES[phase],
  progress: (phase: StartupPhase, percent: number) => `${PHASES[phase]}: ${percent} %`,
  noHospital: 'No hospital is known yet',
  noHospitalDetail: 'The board appears by itself with the first event. Three ways on:',
  waysOn: ['Wait: the sample hospital fills itself.', 'Connect a feed of your own.', 'Replay a recorded file of movements with npm run replay.'],
  failed: 'The board could not be shown',
  failedDetail: 'Reload the page. If it comes again, tell whoever runs Wardcast. Code UI-01.',
  reload: 'Reload',
  notFound: 'There is no such page',
  toBoard: 'To the board',
};
