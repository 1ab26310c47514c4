import { describeFault, openLog } from './log';

function capture(isTTY: boolean): { readonly lines: string[]; readonly log: ReturnType<typeof openLog> } {
  const lines: string[] = [];
  return { lines, log: openLog('worker', { isTTY, write: (line) => lines.push(line) }) };
}

describe('openLog', () => {
  it('writes one JSON object a line where no person watches', () => {
    const { lines, log } = capture(false);
    log.warn({ partition: 3 }, 'It stands still.');
    expect(JSON.parse(lines[0]!)).toMatchObject({ level: 'warn', process: 'worker', partition: 3, msg: 'It stands still.', time: expect.stringMatching(/^\d{4}-.*Z$/) as string });
  });

  it('writes a sentence where a person watches', () => {
    const { lines, log } = capture(true);
    log.info({}, 'Ready.');
    log.error({ fault: 'away', partition: 3 }, 'It ends.');
    expect(lines).toEqual(['Ready.\n', 'error: It ends. (fault away, partition 3)\n']);
  });
});

describe('describeFault', () => {
  it('tells our own message, and of the database the code only, since a driver quotes values', () => {
    expect(describeFault(new Error('The topic is gone.'))).toBe('The topic is gone.');
    expect(describeFault(Object.assign(new Error('Key (visit_key)=(secret) exists'), { severity: 'ERROR', code: '23505' }))).toBe('the database refused with 23505');
    expect(describeFault(Object.assign(new Error('could not extend file'), { severity: 'ERROR', code: '53100' }))).toBe('the disk that holds the database is full');
    expect(describeFault('text')).toBe('unknown');
  });
});
