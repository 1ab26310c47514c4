import { headlineSubject, type Subject } from '../model/headline';
import { useReadings } from '../data/use-readings';

/** The node that the headline and the bridge speak of; null before its first message. */
export function useSubject(targetAt: number, division: string | undefined): Subject | null {
  const readings = useReadings(targetAt);
  return readings.hospital ? headlineSubject(readings.hospital, readings.divisions, division) : null;
}
