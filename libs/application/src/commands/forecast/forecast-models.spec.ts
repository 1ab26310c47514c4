import { modelVersion } from './forecast-models';

describe('modelVersion', () => {
  it('says in words when the model was fitted', () => {
    expect(modelVersion(Date.UTC(2026, 10, 25, 17, 7, 41))).toBe('ensemble-1, fitted 2026-11-25 17:07 UTC');
  });
});
