import { issueAfter, issueBefore, type ReadIssues } from './issue-steps';

const HOUR = 3_600_000;
/** A server with these issues; it counts the questions. */
function serverOf(issues: readonly number[]): { read: ReadIssues; asked: () => number } {
  let asked = 0;
  const newestFirst = [...issues].sort((a, b) => b - a);
  return {
    read: (before, limit) => {
      asked += 1;
      return Promise.resolve(newestFirst.filter((issue) => issue < before).slice(0, limit));
    },
    asked: () => asked,
  };
}

describe('stepping through the issues of a forecast', () => {
  const hourly = Array.from({ length: 24 * 30 }, (_, i) => i * HOUR);

  it('finds the neighbours', async () => {
    const { read } = serverOf(hourly);
    expect(await issueBefore(read, 10 * HOUR)).toBe(9 * HOUR);
    expect(await issueAfter(read, 10 * HOUR, 700 * HOUR)).toBe(11 * HOUR);
  });
  it('ends at both ends', async () => {
    const { read } = serverOf(hourly);
    expect(await issueBefore(read, 0)).toBeNull();
    expect(await issueAfter(read, 719 * HOUR, 720 * HOUR)).toBeNull();
  });
  it('crosses a gap of days in few questions', async () => {
    const server = serverOf([0, 20 * 24 * HOUR]);
    expect(await issueAfter(server.read, 0, 30 * 24 * HOUR)).toBe(20 * 24 * HOUR);
    expect(server.asked()).toBeLessThan(10);
  });
  it('pages back when events made hundreds of issues in an hour', async () => {
    const dense = Array.from({ length: 400 }, (_, i) => i * 5_000);
    expect(await issueAfter(serverOf(dense).read, 100_000, HOUR)).toBe(105_000);
  });
});
