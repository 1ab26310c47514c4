import type { FaultProxy, Passage } from '@wardcast/runtime';
import { StageTrap } from './stage-trap';
import type { Stage } from './stage-trap';

const SYNC = '53 00 00 00 04';
const commitBy = (statement: string): Buffer => Buffer.concat([Buffer.from(`B....${statement}\0 rows of a batch`), Buffer.from(SYNC.replaceAll(' ', ''), 'hex')]);
const COMMIT = commitBy('commit_batch');
const ANSWER = Buffer.from('Z committed');

/** A link without a network: what goes in, and what came out on the other side. */
class Line {
  readonly out: string[] = [];
  readonly trap: StageTrap;
  private inspector: ((passage: Passage) => 'pass' | 'kept') | null = null;

  constructor() {
    this.trap = new StageTrap({ inspect: (inspector: (passage: Passage) => 'pass' | 'kept') => void (this.inspector = inspector) } as unknown as FaultProxy);
  }

  send(stream: Passage['stream'], bytes: Buffer, connection = 1): void {
    const forward = (piece: Buffer): void => void this.out.push(`${connection}:${piece.toString('latin1')}`);
    if (this.inspector?.({ connection, stream, bytes, forward }) !== 'kept') forward(bytes);
  }
}

function struckAt(stage: Stage): { readonly passedBefore: number; readonly line: Line } {
  const line = new Line();
  let passedBefore = -1;
  line.trap.arm(stage, () => void (passedBefore = line.out.join('').length));
  line.send('upstream', Buffer.from('another statement'), 2);
  line.send('upstream', COMMIT);
  line.send('downstream', ANSWER);
  return { passedBefore: passedBefore - '2:another statement'.length, line };
}

describe('StageTrap', () => {
  it.each(['commit_new_batch', 'commit_batch'])('knows a batch that is written by %s', (statement) => {
    const line = new Line();
    const act = jest.fn();
    line.trap.arm('batch folded, nothing sent', act);
    line.send('upstream', commitBy(statement));
    expect([act.mock.calls.length, line.out]).toEqual([1, []]);
  });

  // What passed on the connection before the process was struck; two characters name the connection.
  it.each([
    ['batch folded, nothing sent', 0],
    ['half of the statement sent', 2 + (COMMIT.length >> 1)],
    ['statement sent', 2 + COMMIT.length],
    ['answer on its way', 2 + COMMIT.length],
    ['answer arrived', 2 + COMMIT.length + 2 + ANSWER.length],
  ] as const)('strikes at: %s', (stage, passed) => {
    expect(struckAt(stage).passedBefore).toBe(passed);
  });

  it('keeps back what follows, and passes it on in order when released', () => {
    const { line } = struckAt('half of the statement sent');
    expect(line.out).toHaveLength(2);
    line.send('upstream', Buffer.from('elsewhere'), 2);
    line.trap.release();
    const whole = line.out.filter((piece) => piece.startsWith('1:')).map((piece) => piece.slice(2)).join('');
    expect(whole).toBe(COMMIT.toString('latin1') + ANSWER.toString('latin1'));
  });

  it('lets everything pass when it is not armed', () => {
    const line = new Line();
    line.send('upstream', COMMIT);
    line.send('downstream', ANSWER);
    expect(line.out).toHaveLength(2);
  });
});
