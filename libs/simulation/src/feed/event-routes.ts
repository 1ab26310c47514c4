import type { EventFamily, EventType } from '@wardcast/domain';

export type FeedId = 'adt' | 'beds' | 'ed';

interface Route {
  readonly family: EventFamily;
  readonly feedId: FeedId;
}

const byPrefix: readonly (readonly [string, Route])[] = [
  ['Ed', { family: 'ed', feedId: 'ed' }],
  ['BedStatus', { family: 'bed', feedId: 'beds' }],
  ['Capacity', { family: 'capacity', feedId: 'beds' }],
  ['Staffing', { family: 'staffing', feedId: 'beds' }],
  ['Elective', { family: 'elective', feedId: 'adt' }],
];
const adt: Route = { family: 'adt', feedId: 'adt' };
const cache = new Map<EventType, Route>();

/** The family of an event type, and the feed of the sample hospital that carries it. */
export function routeOf(type: EventType): Route {
  let route = cache.get(type);
  if (route === undefined) {
    route = byPrefix.find(([prefix]) => type.startsWith(prefix))?.[1] ?? adt;
    cache.set(type, route);
  }
  return route;
}
