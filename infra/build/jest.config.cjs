// One Jest set-up, four kinds of suites told apart by file name:
//   *.spec.ts(x) unit, *.integration.spec.ts real PostgreSQL, *.e2e.spec.ts real browser, infra/quality repository rules.
const path = require('node:path');
const root = path.resolve(__dirname, '../..');
const swc = ['@swc/jest', { jsc: { target: 'es2022', parser: { syntax: 'typescript', tsx: true, decorators: true }, transform: { legacyDecorator: true, decoratorMetadata: true, react: { runtime: 'automatic' } } }, module: { type: 'commonjs' } }];
const base = {
  rootDir: root,
  transform: { '^.+\\.(t|j)sx?$': swc },
  moduleNameMapper: {
    '^@wardcast/([a-z-]+)/testing$': '<rootDir>/libs/$1/src/testing/index.ts',
    '^@wardcast/([a-z-]+)$': '<rootDir>/libs/$1/src/index.ts',
    '^fast-check$': '<rootDir>/infra/build/fast-check.cjs',
    '\\.css$': '<rootDir>/infra/build/empty-module.cjs',
  },
  modulePathIgnorePatterns: ['<rootDir>/.*/dist/', '<rootDir>/.nx/', '<rootDir>/.data/'],
  cacheDirectory: path.join(root, 'node_modules/.cache/jest'),
};
const code = ['<rootDir>/libs', '<rootDir>/apps'];
// Pure number crunching takes its zone as an argument (lint forbids the host's): minutes that the second zone need not cost.
const zoneIsAnArgument = ['/libs/forecasting/', '/libs/probability/', '/libs/simulation/', '/apps/cli/src/backtest/'];
const not = (...more) => ['/node_modules/', '/dist/', ...more];
const notUnit = not('\\.integration\\.spec\\.ts$', '\\.e2e\\.spec\\.ts$', '/apps/dashboard/');
module.exports = {
  rootDir: root,
  testSequencer: '<rootDir>/infra/build/slowest-first.cjs',
  projects: [
    { ...base, displayName: 'unit', roots: code, testMatch: ['**/*.spec.ts'], testPathIgnorePatterns: notUnit },
    { ...base, displayName: 'unit-far-zone', roots: code, testMatch: ['**/*.spec.ts'], testPathIgnorePatterns: [...notUnit, ...zoneIsAnArgument] },
    { ...base, displayName: 'dashboard', roots: ['<rootDir>/apps/dashboard'], testEnvironment: 'jsdom', testMatch: ['**/*.spec.ts', '**/*.spec.tsx'], testPathIgnorePatterns: not('\\.e2e\\.spec\\.ts$') },
    { ...base, displayName: 'quality', roots: ['<rootDir>/infra/quality', '<rootDir>/infra/bootstrap'], testMatch: ['**/*.spec.ts'], testPathIgnorePatterns: not() },
    { ...base, displayName: 'integration', roots: code, testMatch: ['**/*.integration.spec.ts'], testPathIgnorePatterns: not() },
    { ...base, displayName: 'browser', roots: code, testMatch: ['**/*.e2e.spec.ts'], testPathIgnorePatterns: not() },
  ],
};
