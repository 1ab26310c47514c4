// Which spec file starts when. By itself Jest goes by the time of the last run and, on a fresh clone, by the size of the file.
const Sequencer = require('@jest/test-sequencer').default;

// Minutes of killed processes, and models fitted on whole data sets, behind a few lines: started last, one of them would
// keep one worker busy and the other idle.
const SHORT_FILES_THAT_RUN_LONG = /[\\/](faults|backtest)[\\/]/;

class SlowestFirst extends Sequencer {
  sort(tests) {
    const sorted = super.sort(tests);
    const runsLong = (test) => SHORT_FILES_THAT_RUN_LONG.test(test.path);
    return [...sorted.filter(runsLong), ...sorted.filter((test) => !runsLong(test))];
  }
}
module.exports = SlowestFirst;
