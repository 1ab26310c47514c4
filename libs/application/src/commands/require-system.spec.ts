import { LOCAL_OPERATIONS, SYSTEM_ACTOR } from '../actor';
import { requireSystem } from './require-system';

describe('requireSystem', () => {
  it('lets the product itself feed any hospital it serves', () => {
    expect(() => requireSystem(SYSTEM_ACTOR, 'north', 'ingest events')).not.toThrow();
    expect(() => requireSystem({ ...SYSTEM_ACTOR, facilities: ['north'] }, 'north', 'ingest events')).not.toThrow();
  });

  it('refuses a person, and the product for a hospital that it does not serve', () => {
    expect(() => requireSystem(LOCAL_OPERATIONS, 'north', 'ingest events')).toThrow('The role operations may not ingest events.');
    expect(() => requireSystem({ ...SYSTEM_ACTOR, facilities: ['south'] }, 'north', 'ingest events')).toThrow('may not ingest events');
  });
});
