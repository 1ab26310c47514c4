export * from './time-units';
export * from './zone-offset';
export * from './local-time';
export * from './hourly-grid';
export * from './holidays';
export * from './day-kind';
