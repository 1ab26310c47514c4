const SIZE = 260;
const MARGIN = 36;
const SPAN = SIZE - 2 * MARGIN;

/** Histogram of the probability transform: flat means calibrated. `counts` are equal bins of 0 to 1; drawn against the even share. */
export function pitPlot(counts: readonly number[]): string {
  const total = counts.reduce((sum, count) => sum + count, 0);
  if (total === 0) return '';
  const even = 1 / counts.length;
  const top = 2 * even;
  const width = SPAN / counts.length;
  const bars = counts.map((count, i) => {
    const height = (Math.min(top, count / total) / top) * SPAN;
    return `<rect x="${at(MARGIN + i * width)}" y="${at(MARGIN + SPAN - height)}" width="${at(width - 1)}" height="${at(height)}" class="bar"/>`;
  });
  const level = at(MARGIN + SPAN / 2);
  return frame('Where outcomes fell in their forecast', 'probability transform', [...bars, `<line x1="${MARGIN}" y1="${level}" x2="${MARGIN + SPAN}" y2="${level}" class="even"/>`]);
}

/** Share of outcomes at or below each level against the level: on the diagonal means calibrated. */
export function reliabilityPlot(points: readonly (readonly [level: number, share: number])[]): string {
  if (points.length === 0) return '';
  const x = (level: number) => at(MARGIN + level * SPAN);
  const y = (share: number) => at(MARGIN + (1 - share) * SPAN);
  const dots = points.map(([level, share]) => `<circle cx="${x(level)}" cy="${y(share)}" r="3" class="dot"><title>${(100 * level).toFixed(0)} %: ${(100 * share).toFixed(1)} %</title></circle>`);
  return frame('Reliability', 'level', [`<line x1="${x(0)}" y1="${y(0)}" x2="${x(1)}" y2="${y(1)}" class="even"/>`, ...dots]);
}

/** Shares at or below the bin edges of a histogram of the probability transform. */
export function reliabilityOf(counts: readonly number[]): readonly (readonly [number, number])[] {
  const total = counts.reduce((sum, count) => sum + count, 0);
  let below = 0;
  return counts.slice(0, -1).map((count, i) => [(i + 1) / counts.length, (below += count) / total] as const);
}

function frame(title: string, axis: string, marks: readonly string[]): string {
  const ticks = [0, 0.5, 1].map((share) => `<text x="${MARGIN + share * SPAN}" y="${SIZE - MARGIN + 14}" text-anchor="middle">${share}</text>`);
  return `<svg viewBox="0 0 ${SIZE} ${SIZE}" width="${SIZE}" height="${SIZE}" role="img" aria-label="${title}"><text x="${SIZE / 2}" y="20" text-anchor="middle">${title}</text><rect x="${MARGIN}" y="${MARGIN}" width="${SPAN}" height="${SPAN}" class="frame"/>${marks.join('')}${ticks.join('')}<text x="${SIZE / 2}" y="${SIZE - 4}" text-anchor="middle">${axis}</text></svg>`;
}

function at(value: number): string {
  return value.toFixed(1);
}
