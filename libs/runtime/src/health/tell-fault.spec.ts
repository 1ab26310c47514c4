import { openLog } from './log';
import { tellFault } from './tell-fault';

describe('tellFault', () => {
  it('says what failed, and of a fault of the database the code alone: its message quotes values', () => {
    const lines: string[] = [];
    const tell = tellFault(openLog('api', { write: (line) => lines.push(line) }), 'Forecasts could not be scored; the next round tries again.');
    tell(Object.assign(new Error('duplicate key value (visit-7)'), { code: '23505', severity: 'ERROR' }));
    expect(lines.length).toBe(1);
    expect(JSON.parse(lines[0]!)).toMatchObject({ level: 'warn', fault: 'the database refused with 23505', msg: 'Forecasts could not be scored; the next round tries again.' });
    expect(lines[0]).not.toContain('visit-7');
  });
});
