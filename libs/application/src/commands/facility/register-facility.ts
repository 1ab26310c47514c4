import type { Facility } from '@wardcast/domain';
import type { Actor } from '../../actor';
import type { ReadStore } from '../../ports/read-store.port';
import { requireSystem } from '../require-system';

/** Makes a hospital's tree known, or brings it up to date. Its events are accepted from then on. */
export async function registerFacility(deps: { readonly readStore: ReadStore }, actor: Actor, facility: Facility): Promise<void> {
  requireSystem(actor, facility.facilityId, 'register a hospital');
  await deps.readStore.saveFacility(facility);
}
