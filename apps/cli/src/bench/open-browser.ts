import { existsSync } from 'node:fs';
import { chromium } from 'playwright-core';
import type { Browser } from 'playwright-core';

const PLACES = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];
/** Root needs no-sandbox; the rest keeps the browser from calling home. */
const ARGS = ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'];

/** Headless Chromium of the system (CHROMIUM_PATH wins), or null where there is none. */
export async function openBrowser(): Promise<Browser | null> {
  const executablePath = [process.env.CHROMIUM_PATH, ...PLACES].find((path) => path !== undefined && existsSync(path));
  if (!executablePath) return null;
  return chromium.launch({ executablePath, args: ARGS });
}
