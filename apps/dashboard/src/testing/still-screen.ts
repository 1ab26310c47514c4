/** A busy machine draws the first screen of a file in seconds, since it loads the whole app. */
const PATIENCE_MS = 60_000;

/** Every test of the file begins with an empty browser whose clock stands at `now` (UTC ms) and goes on when it is told to. */
export function stillScreen(now = Date.UTC(2030, 0, 1)): void {
  jest.setTimeout(PATIENCE_MS);
  beforeEach(() => {
    jest.useFakeTimers({ now });
    window.localStorage.clear();
    // Not part of this environment; the router scrolls to the top on a new page.
    window.scrollTo = () => undefined;
  });
  afterEach(() => jest.useRealTimers());
}
