export { createSampleHospital, SampleHospital, type SampleHospitalOptions } from './sample-hospital';
export { sampleFacility } from './facility/sample-facility';
export { heartbeat, SAMPLE_FEEDS } from './heartbeat';
export type { FeedId } from './feed/event-routes';
export type { DirtCounts } from './feed/dirt-counts';
export type { TrueStay } from './truth/truth-log';
