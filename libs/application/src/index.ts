export * from './actor';
export * from './ports/event-bus.port';
export * from './ports/ingest-store.port';
export * from './ports/forecast-store.port';
export * from './ports/read-store.port';
export * from './ports/change-feed.port';
export * from './ports/clock.port';
