import type { CleanCounts } from './clean-counts';

/** What of a series was not believed, in whole sentences. */
export function doubtNotes({ negative, absurd }: CleanCounts): readonly string[] {
  return [
    ...(negative > 0 ? [`${negative} negative ${negative === 1 ? 'count was' : 'counts were'} read as not reported.`] : []),
    ...(absurd > 0 ? [`${absurd} ${absurd === 1 ? 'count' : 'counts'} of more than ten times the usual ${absurd === 1 ? 'was' : 'were'} read as not reported.`] : []),
  ];
}
