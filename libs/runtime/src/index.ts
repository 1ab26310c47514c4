export * from './config/runtime-config';
export * from './clock/scaled-clock';
export * from './open-adapters';
export * from './live-hospital';
export * from './product-runtime';
export * from './sample/sample-identity';
export * from './sample/history-batches';
export { runLoadBench } from '@wardcast/adapter-postgres';
export type { LoadBenchRow } from '@wardcast/adapter-postgres';
