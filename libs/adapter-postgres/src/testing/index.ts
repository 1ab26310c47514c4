export * from './open-test-database';
export * from './cutting-proxy';
export * from './make-batch';
