import { CommitLine } from './commit-line';

function gate(): { readonly opened: Promise<void>; open(): void; fail(error: Error): void } {
  let [open, fail] = [() => undefined as void, (_error: Error) => undefined as void];
  const opened = new Promise<void>((resolve, reject) => ([open, fail] = [resolve, reject]));
  return { opened, open: () => open(), fail: (error) => fail(error) };
}

describe('CommitLine', () => {
  it('lets the next be prepared while one is under way, and begins it when that one has succeeded', async () => {
    const [line, began] = [new CommitLine(), [] as string[]];
    const first = gate();
    await line.add(() => (began.push('first'), first.opened));
    const second = line.add(() => (began.push('second'), Promise.resolve()));
    await Promise.resolve();
    expect(began).toEqual(['first']);
    first.open();
    await second;
    expect(began).toEqual(['first', 'second']);
    await line.settled();
  });

  it('begins nothing after a failure, and tells it to whoever waits', async () => {
    const [line, began] = [new CommitLine(), [] as string[]];
    const first = gate();
    await line.add(() => first.opened);
    first.fail(new Error('fenced'));
    await expect(line.add(() => (began.push('second'), Promise.resolve()))).rejects.toThrow('fenced');
    await expect(line.settled()).rejects.toThrow('fenced');
    expect(began).toEqual([]);
  });
});
