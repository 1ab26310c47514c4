import type { DatasetOutcome } from '../backtest-dataset';

/** An outcome with one of everything, in round numbers. */
export const smallOutcome: DatasetOutcome = {
  from: '2018-03-01',
  to: '2018-03-03',
  origins: 4,
  pairs: 200,
  timesScored: 1,
  unit: 'patients',
  horizonUnit: 'h',
  ours: {
    pinball: 1.125,
    wis: 2.25,
    relativeWis: null,
    mase: { '7': 0.7 },
    coverage: { '0.5': 0.5, '0.8': 0.8, '0.95': 0.95 },
    pitBias: 0.004,
    crps: 2.3,
    byHorizon: { '1': { pinball: 1, wape: 0.2, coverage: { '0.5': 0.51, '0.8': 0.8, '0.95': 0.95 }, references: { 'last week': 2 } } },
    bySeason: { '2023-24': { relativeWis: 0.6, coverage: { '0.95': 0.96 } } },
    further: { coldStart: 0.78 },
  },
  references: { 'last week': 2 },
  members: [{ name: 'glm', weight: 0.5, pinball: 1.13 }],
  published: [
    { name: 'b<c', metric: 'pinball', value: 1.2174, samePairs: true },
    { name: 'Poisson-2', metric: 'pinball', value: 1.1881, samePairs: true },
    { name: 'winner', metric: 'relativeWis@2023-24', value: 0.612, samePairs: false },
  ],
  comparisons: [{ against: 'Poisson-2', difference: -0.01, dmT: -3.5, dmP: 0.0004, low95: -0.02, high95: -0.005 }],
  pit: [...new Array<number>(19).fill(10), 20],
  notes: ['A note.'],
};
