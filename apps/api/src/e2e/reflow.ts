import type { Page } from 'playwright-core';

/**
 * Runs in the page, so it may name nothing outside itself; written as text since only a browser knows its words.
 * Finds what a narrow screen hides: a page that scrolls sideways, boxes and texts beyond its edges that no scrolling
 * region holds, texts that their own box cuts off.
 */
const FIND_HIDDEN = `(() => {
  const edge = document.documentElement.clientWidth;
  const found = [];
  const name = (element) => element.tagName.toLowerCase() + '.' + (element.getAttribute('class') ?? '') + ' "' + (element.textContent ?? '').trim().slice(0, 40) + '"';
  if (document.scrollingElement.scrollWidth > edge) found.push('the page is ' + document.scrollingElement.scrollWidth + ' px wide');
  const scrolls = (element) => ['auto', 'scroll'].includes(getComputedStyle(element).overflowX);
  const isHeld = (element) => { for (let up = element.parentElement; up && up !== document.body; up = up.parentElement) if (scrolls(up)) return true; return false; };
  const isForEars = (element) => element.closest('.vh, .skip') !== null;
  for (const element of document.body.querySelectorAll('*')) {
    const box = element.getBoundingClientRect();
    if (box.width === 0 || box.height === 0 || isForEars(element) || element.closest('defs')) continue;
    if ((box.right > edge + 1 || box.left < -1) && !isHeld(element)) found.push('beyond the edge (' + Math.round(box.left) + ' to ' + Math.round(box.right) + '): ' + name(element));
    const style = getComputedStyle(element);
    const clips = (overflow) => ['hidden', 'clip'].includes(overflow);
    const isCut = (clips(style.overflowX) && element.scrollWidth > element.clientWidth + 1) || (clips(style.overflowY) && element.scrollHeight > element.clientHeight + 1);
    if (isCut && element.ownerSVGElement == null && (element.textContent ?? '').trim() !== '') found.push('cut off: ' + name(element));
  }
  return found;
})()`;

/** Everything that cannot be read on a screen of this size without scrolling sideways, in words; empty when all can. */
export async function hiddenAt(page: Page, viewport: { readonly width: number; readonly height: number }): Promise<readonly string[]> {
  await page.setViewportSize(viewport);
  // Charts measure themselves after the change, and draw again in the frame that follows.
  await page.evaluate('new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done, 100))))');
  return page.evaluate<readonly string[]>(FIND_HIDDEN);
}
