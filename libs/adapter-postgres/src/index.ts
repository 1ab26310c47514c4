export * from './embedded/embedded-postgres';
export * from './embedded/embedded-postgres-error';
