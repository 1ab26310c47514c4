// What tests get as `fast-check`: the library, drawing the same cases in every run unless a run asks to search for new ones
// (infra/adr/0023). WARDCAST_PROPERTY_SEED is the seed, WARDCAST_PROPERTY_TIMES how many times as many cases are drawn.
const path = require('node:path');
// By its place, since by its name the search for it would end here again.
const fastCheck = require(path.resolve(__dirname, '../../node_modules/fast-check/lib/cjs/fast-check.js'));

const SEED = 20_250_101;
const CASES = 100; // what fast-check draws where a property does not say
const seed = Number(process.env.WARDCAST_PROPERTY_SEED ?? SEED);
const times = Number(process.env.WARDCAST_PROPERTY_TIMES ?? 1);

const withSettings = (parameters = {}) => ({ seed, ...parameters, numRuns: (parameters.numRuns ?? CASES) * times });
const seeded = {
  ...fastCheck,
  assert: (property, parameters) => fastCheck.assert(property, withSettings(parameters)),
  check: (property, parameters) => fastCheck.check(property, withSettings(parameters)),
  sample: (arbitrary, parameters) => fastCheck.sample(arbitrary, typeof parameters === 'number' ? { seed, numRuns: parameters } : { seed, ...parameters }),
};
module.exports = { ...seeded, default: seeded, __esModule: true };
