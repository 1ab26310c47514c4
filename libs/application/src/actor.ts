export type Role = 'ward' | 'operations' | 'planner' | 'executive' | 'administrator' | 'auditor' | 'system';
/** Who asks. Every use case takes one. */
export interface Actor {
  readonly role: Role;
  readonly facilities: readonly string[] | 'all';
  /** For the ward role: the units it may see; otherwise `all`. */
  readonly units: readonly string[] | 'all';
}
export const SYSTEM_ACTOR: Actor = { role: 'system', facilities: 'all', units: 'all' };
/** The one user of the embedded mode on loopback, before accounts exist. */
export const LOCAL_OPERATIONS: Actor = { role: 'operations', facilities: 'all', units: 'all' };
