import type { Actor } from '../actor';

/** A use case that feeds or derives a hospital's numbers is the product's own work: no person starts it through a screen. */
export class NotAllowedError extends Error {
  constructor(actor: Actor, action: string) {
    super(`The role ${actor.role} may not ${action}.`);
  }
}

/** Throws unless the actor is the product itself and serves that facility. */
export function requireSystem(actor: Actor, facilityId: string, action: string): void {
  const serves = actor.facilities === 'all' || actor.facilities.includes(facilityId);
  if (actor.role !== 'system' || !serves) throw new NotAllowedError(actor, action);
}
