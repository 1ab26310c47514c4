export * from './clock.contract';
export * from './event-bus.contract';
export * from './forecaster.contract';
export { contractPanel } from './contract-panel';
