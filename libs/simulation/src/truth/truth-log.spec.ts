import { TruthLog } from './truth-log';

describe('TruthLog', () => {
  it('closes a stay where the next one begins', () => {
    const log = new TruthLog();
    log.enter('v', 10, { unitId: 'a', bedId: 'a-1', onLeave: false });
    log.enter('v', 20, { unitId: 'b', bedId: 'b-1', onLeave: false });
    log.leave('v', 30);
    expect(log.stays(0)).toEqual([
      { visitKey: 'v', unitId: 'a', bedId: 'a-1', onLeave: false, from: 10, to: 20 },
      { visitKey: 'v', unitId: 'b', bedId: 'b-1', onLeave: false, from: 20, to: 30 },
    ]);
  });

  it('leaves out stays that ended before the time asked for, and keeps running ones', () => {
    const log = new TruthLog();
    log.enter('gone', 10, { unitId: 'a', bedId: null, onLeave: false });
    log.leave('gone', 20);
    log.enter('here', 10, { unitId: 'a', bedId: null, onLeave: false });
    expect(log.stays(20).map((stay) => stay.visitKey)).toEqual(['here']);
  });
});
