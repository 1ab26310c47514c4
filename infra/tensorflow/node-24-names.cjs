// tfjs-node 4.22.0 asks node:util for two names that Node 24 no longer has.
const util = require('node:util');

util.isNullOrUndefined ??= (value) => value === null || value === undefined;
util.isArray ??= Array.isArray;
