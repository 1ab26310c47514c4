export * from './events/hospital-event';
export * from './events/event-data';
export * from './facility/facility';
export * from './ledger/ledger.types';
