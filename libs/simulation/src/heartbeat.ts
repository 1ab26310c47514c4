import type { HospitalEvent } from '@wardcast/domain';
import { sampleFacility } from './facility/sample-facility';
import type { FeedId } from './feed/event-routes';
import { KeySource } from './random/key-source';

/** Feeds of the sample hospital, each with a heartbeat of its own. */
export const SAMPLE_FEEDS: readonly FeedId[] = ['adt', 'beds', 'ed'];

/** A sign of life of a feed at an instant (ms); `sequence` counts them, so that a gap shows. Same arguments, same event. */
export function heartbeat(feedId: FeedId, at: number, sequence: number): HospitalEvent {
  const { facilityId } = sampleFacility();
  return {
    eventId: new KeySource(at, `heartbeat ${feedId} ${sequence}`).next(),
    type: 'Heartbeat',
    family: 'feed',
    facilityId,
    feedId,
    occurredAt: at,
    recordedAt: at,
    receivedAt: at,
    mode: 'live',
    data: { feedId, sequence },
  };
}
