/** Reads issue times before an instant, newest first, at most `limit` of them. */
export type ReadIssues = (before: number, limit: number) => Promise<readonly number[]>;

/** Issues asked for at once; a page that comes back full may hide older ones. */
export const ISSUES_PER_PAGE = 50;
const FIRST_WINDOW_MS = 3_600_000;
/** The window grows this fast: the hourly issues of a month are reached in six questions. */
const WINDOW_GROWTH = 3;

/** The issue just before `issuedAt`; null when it is the first one kept. */
export async function issueBefore(read: ReadIssues, issuedAt: number): Promise<number | null> {
  return (await read(issuedAt, 1))[0] ?? null;
}

/**
 * The issue just after `issuedAt`; null when it is the newest at `now`. The API lists backwards only, so it looks into
 * a window after the issue, wider each time it is empty, and pages back while a page is full.
 */
export async function issueAfter(read: ReadIssues, issuedAt: number, now: number): Promise<number | null> {
  for (let window = FIRST_WINDOW_MS; ; window *= WINDOW_GROWTH) {
    const end = Math.min(issuedAt + window, now + 1);
    const found = await firstAfter(read, issuedAt, end);
    if (found !== null || end > now) return found;
  }
}

async function firstAfter(read: ReadIssues, issuedAt: number, end: number): Promise<number | null> {
  let nearest: number | null = null;
  let before = end;
  for (;;) {
    const page = await read(before, ISSUES_PER_PAGE);
    const later = page.filter((issue) => issue > issuedAt);
    nearest = later.at(-1) ?? nearest;
    if (nearest === null || later.length < page.length || page.length < ISSUES_PER_PAGE) return nearest;
    before = nearest;
  }
}
