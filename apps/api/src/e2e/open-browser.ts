import { chromium } from 'playwright-core';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';

const DEFAULT_CHROMIUM = '/usr/bin/chromium';
/** Works as root and in a container, draws without a graphics card, and speaks to nobody but the page's server. */
const CHROMIUM_ARGS = ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'];
/** Starting Chromium on a machine whose cores are all busy. */
const START_PATIENCE_MS = 60_000;
/** For every single wait on a page: a busy machine is slow, but a page that never comes must not stop the run for long. */
const PATIENCE_MS = 20_000;
const DESKTOP = { width: 1280, height: 900 } as const;
/** No zone of a hospital in these tests: a page that used the reader's clock in place of the hospital's would show it. */
const READER_ZONE = 'America/Caracas';

export interface VisitOptions extends BrowserContextOptions {
  /** Console errors that the test itself brings about, such as those of a server that it cuts off. */
  readonly expectedErrors?: RegExp;
}

/** Chromium for one spec file. Every visit is a browser of its own: no storage, cookies or cache are shared. */
export class TestBrowser {
  private constructor(private readonly browser: Browser) {}

  static async open(): Promise<TestBrowser> {
    const executablePath = process.env['CHROMIUM_PATH'] ?? DEFAULT_CHROMIUM;
    return new TestBrowser(await chromium.launch({ executablePath, args: CHROMIUM_ARGS, timeout: START_PATIENCE_MS }));
  }

  /**
   * Opens an empty page, lets `use` work with it and closes it. Throws when the page wrote an error to its console,
   * threw, or broke its own content security policy, unless `expectedErrors` says so; a failure of `use` comes first.
   */
  async visit<Result>(options: VisitOptions, use: (page: Page) => Promise<Result>): Promise<Result> {
    const { expectedErrors, ...contextOptions } = options;
    const context = await this.browser.newContext({ viewport: DESKTOP, timezoneId: READER_ZONE, locale: 'en-GB', ...contextOptions });
    try {
      const page = await context.newPage();
      page.setDefaultTimeout(PATIENCE_MS);
      const errors = errorsOf(page);
      const result = await use(page);
      const unexpected = errors.filter((error) => expectedErrors?.test(error) !== true);
      if (unexpected.length > 0) throw new Error(`The page reported ${unexpected.length} errors:\n${unexpected.join('\n')}`);
      return result;
    } finally {
      await context.close();
    }
  }

  async close(): Promise<void> {
    await this.browser.close();
  }
}

/** Fills while the page lives: what it threw and what it wrote to its console as an error, with the place it came from. */
function errorsOf(page: Page): readonly string[] {
  const errors: string[] = [];
  page.on('pageerror', (error) => errors.push(`thrown: ${error.message}`));
  page.on('console', (message) => {
    if (message.type() === 'error') errors.push(`console: ${message.text()} (${message.location().url})`);
  });
  return errors;
}
