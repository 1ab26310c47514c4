import type { Locator, Page } from 'playwright-core';

/** A point of a drawn line, in px of the chart. */
export interface Point {
  readonly x: number;
  readonly y: number;
}
/** One vertical cut through a drawn band, in px; a larger y is fewer beds. */
export interface Slice {
  readonly x: number;
  readonly lower: number;
  readonly upper: number;
}
export type Band = 'b95' | 'b80' | 'b50';
export interface TimeLabel {
  readonly x: number;
  readonly text: string;
}

const BANDS: readonly Band[] = ['b95', 'b80', 'b50'];
/** Less than this is no area: that side of the staffed beds is empty there. */
const HAIR_PX = 0.01;

/** The fan chart as it stands on the page: areas where they can be seen, lines and labels in px, and the bed scale from the chart's own tick labels. */
export interface DrawnChart {
  readonly bands: Readonly<Record<Band, readonly Slice[]>>;
  readonly median: readonly Point[];
  readonly staffed: readonly Point[];
  readonly actual: readonly Point[];
  readonly hours: readonly TimeLabel[];
  readonly days: readonly TimeLabel[];
  /** Beds at a height in px. */
  readonly bedsAt: (y: number) => number;
}

export async function drawnChart(page: Page): Promise<DrawnChart> {
  const chart = page.getByTestId('fan-chart');
  // The chart library draws its layers one after the other, the labels of the beds last.
  await chart.locator('.recharts-yAxis-tick-labels .recharts-cartesian-axis-tick-value').last().waitFor({ state: 'attached' });
  const pointsOf = async (selector: string): Promise<readonly Point[]> => points((await chart.locator(selector).getAttribute('d')) ?? '');
  const bands = await Promise.all(BANDS.map(async (band) => [band, union(slices(await pointsOf(`.band.${band}.under path`)), slices(await pointsOf(`.band.${band}.over path`)))] as const));
  const bedLabels = await labelsOf(chart.locator('.recharts-yAxis-tick-labels .recharts-cartesian-axis-tick-value'), 'y');
  return {
    bands: Object.fromEntries(bands) as Record<Band, readonly Slice[]>,
    median: await pointsOf('.median-line path'),
    staffed: await pointsOf('path[data-testid=staffed-line]'),
    actual: await pointsOf('.actual-line path'),
    hours: await timeLabels(chart.locator('.fan-tick text:not(.strong)')),
    days: await timeLabels(chart.locator('.fan-tick text.strong')),
    bedsAt: scaleOf(bedLabels.map(({ at, text }) => ({ at, value: Number(text) }))),
  };
}

/** Where the cursor of the target time stands, in px. */
export async function cursorX(page: Page): Promise<number> {
  return Number(await page.getByTestId('fan-chart').locator('.fan-cursor line.target').getAttribute('x1'));
}

/** The straight line through two known points. */
export function scaleOf(known: readonly { readonly at: number; readonly value: number }[]): (at: number) => number {
  const [first, last] = [known[0], known.at(-1)];
  if (!first || !last || first.at === last.at) throw new Error('A scale needs two labels at two places');
  return (at) => first.value + ((at - first.at) / (last.at - first.at)) * (last.value - first.value);
}

async function labelsOf(labels: Locator, side: 'x' | 'y'): Promise<readonly { readonly at: number; readonly text: string }[]> {
  return Promise.all((await labels.all()).map(async (label) => ({ at: Number(await label.getAttribute(side)), text: (await label.textContent()) ?? '' })));
}

async function timeLabels(labels: Locator): Promise<readonly TimeLabel[]> {
  return (await labelsOf(labels, 'x')).map(({ at, text }) => ({ x: at, text }));
}

/** The corners of a path of straight lines. */
function points(path: string): readonly Point[] {
  if (/[^MLZ\d.,\s-]/.test(path)) throw new Error(`Not a path of straight lines: ${path.slice(0, 80)}`);
  return [...path.matchAll(/(-?[\d.]+),(-?[\d.]+)/g)].map(([, x, y]) => ({ x: Number(x), y: Number(y) }));
}

/** An area runs along its upper edge and back along its lower one. */
function slices(outline: readonly Point[]): readonly Slice[] {
  const half = outline.length / 2;
  return outline.slice(0, half).map(({ x, y }, i) => {
    const opposite = outline[outline.length - 1 - i]!;
    if (Math.abs(opposite.x - x) > HAIR_PX) throw new Error(`The two edges of an area differ at ${x} px`);
    return { x, lower: Math.max(y, opposite.y), upper: Math.min(y, opposite.y) };
  });
}

/** What the two sides of the staffed beds show together, where there is anything to see. */
function union(under: readonly Slice[], over: readonly Slice[]): readonly Slice[] {
  return under.flatMap((one, i) => {
    const seen = [one, over[i]!].filter(({ lower, upper }) => lower - upper > HAIR_PX);
    return seen.length === 0 ? [] : [{ x: one.x, lower: Math.max(...seen.map(({ lower }) => lower)), upper: Math.min(...seen.map(({ upper }) => upper)) }];
  });
}
