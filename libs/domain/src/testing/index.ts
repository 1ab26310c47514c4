export { aFacility } from './a-facility';
export { anEvent, SAMPLE_START, type EventOptions } from './an-event';
export { hardHistory } from './hard-history';
export { SAMPLE_DATA } from './sample-data';
export { randomHistory, seededNumbers, type HistoryOptions } from './random-history';
