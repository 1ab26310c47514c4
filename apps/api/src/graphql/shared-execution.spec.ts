import { buildSchema, parse, type ExecutionArgs, type ExecutionResult } from 'graphql';
import { SharedExecution } from './shared-execution';

const schema = buildSchema('type Query { none: Int } type Board { version: Int!, name: String! } type Subscription { board(since: Int): Board! }');
const DOCUMENT = parse('subscription ($since: Int) { board(since: $since) { version } }');

/** Sends these boards, counts how often one's version is read out, and says when its reader has gone. */
function senderOf(...boards: readonly object[]): { readonly source: () => AsyncGenerator<{ readonly board: object }>; readonly gone: () => boolean } {
  let gone = false;
  return {
    gone: () => gone,
    source: async function* () {
      try {
        for (const board of boards) yield sentOnce(board);
      } finally {
        gone = true;
      }
    },
  };
}
const sent = new Map<object, { readonly board: object }>();
function sentOnce(board: object): { readonly board: object } {
  const known = sent.get(board) ?? { board };
  sent.set(board, known);
  return known;
}
function counted(version: number): { readonly board: object; readonly reads: () => number } {
  let reads = 0;
  return { reads: () => reads, board: { version: () => { reads += 1; return version; }, name: 'north' } };
}
async function open(shared: SharedExecution, own: Partial<ExecutionArgs>, source: () => AsyncGenerator<unknown>): Promise<AsyncIterableIterator<ExecutionResult>> {
  const stream = await shared.subscribe({ schema, document: DOCUMENT, subscribeFieldResolver: source, ...own });
  if (!('next' in stream)) throw new Error(JSON.stringify(stream));
  return stream;
}

test('readers of one document who are sent the same object share its execution, wherever each began', async () => {
  const shared = new SharedExecution();
  const [first, second] = [counted(1), counted(2)];
  for (const since of [0, 7, 9]) {
    const stream = await open(shared, { variableValues: { since } }, senderOf(first.board, second.board).source);
    expect((await stream.next()).value).toEqual({ data: { board: { version: 1 } } });
    expect((await stream.next()).value).toEqual({ data: { board: { version: 2 } } });
    expect(await stream.next()).toEqual({ done: true, value: undefined });
  }
  expect([first.reads(), second.reads()]).toEqual([1, 1]);
});

test('another document, and one whose variables choose what is read, are executed for themselves', async () => {
  const shared = new SharedExecution();
  const { board, reads } = counted(1);
  const answerOf = async (text: string, variableValues = {}): Promise<unknown> => (await (await open(shared, { document: parse(text), variableValues }, senderOf(board).source)).next()).value;
  const choosing = parse('subscription ($full: Boolean!) { board { version name @include(if: $full) } }');
  const choose = async (full: boolean): Promise<unknown> => (await (await open(shared, { document: choosing, variableValues: { full } }, senderOf(board).source)).next()).value;
  expect(await answerOf('subscription { board { version } }')).toEqual({ data: { board: { version: 1 } } });
  expect(await answerOf('subscription { board { version name } }')).toEqual({ data: { board: { version: 1, name: 'north' } } });
  expect([await choose(true), await choose(false)]).toEqual([{ data: { board: { version: 1, name: 'north' } } }, { data: { board: { version: 1 } } }]);
  expect(await choose(true)).toEqual({ data: { board: { version: 1, name: 'north' } } });
  expect(reads()).toBe(5);
});

test('variables of fragments count as well', async () => {
  const shared = new SharedExecution();
  const document = parse('subscription ($full: Boolean!) { board { ...B } } fragment B on Board { version name @include(if: $full) }');
  const { board } = counted(1);
  const choose = async (full: boolean): Promise<unknown> => (await (await open(shared, { document, variableValues: { full } }, senderOf(board).source)).next()).value;
  expect([await choose(true), await choose(false)]).toEqual([{ data: { board: { version: 1, name: 'north' } } }, { data: { board: { version: 1 } } }]);
});

test('a reader who leaves ends what was sent to it, and a refusal is told and not thrown', async () => {
  const shared = new SharedExecution();
  const sender = senderOf(counted(1).board, counted(2).board);
  const stream = await open(shared, {}, sender.source);
  await stream.next();
  expect(await stream.return?.()).toEqual({ done: true, value: undefined });
  expect(sender.gone()).toBe(true);
  const refused = await shared.subscribe({ schema, document: DOCUMENT, subscribeFieldResolver: () => Promise.reject(new Error('not for you')) });
  expect(refused).toMatchObject({ errors: [{ message: 'not for you' }] });
});
