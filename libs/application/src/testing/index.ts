export * from './event-bus.contract';
export * from './forecaster.contract';
