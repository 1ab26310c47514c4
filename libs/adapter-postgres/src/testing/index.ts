export * from './open-test-database';
