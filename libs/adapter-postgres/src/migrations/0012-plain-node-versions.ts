import type { Migration } from './migration';

/**
 * A hospital has a few hundred nodes at most, and the key finds them all: an index by version made every commit write each
 * changed node's row and two index entries anew, where without it the row is changed in its place.
 */
export const plainNodeVersions: Migration = {
  name: '0012-plain-node-versions',
  sql: 'drop index node_version_by_version;',
};
