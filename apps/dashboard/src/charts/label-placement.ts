/** A label that wants to stand at `wanted` (px) and takes `height` px. */
export interface WantedLabel<Key extends string = string> {
  readonly key: Key;
  readonly wanted: number;
}
export interface PlacedLabel<Key extends string = string> {
  readonly key: Key;
  readonly y: number;
}

interface Cluster<Key extends string> {
  readonly labels: readonly WantedLabel<Key>[];
  readonly top: number;
}

/**
 * Places labels on a vertical line at least `gap` px apart, inside [min, max], in the order of their wishes and as near to
 * them as least squares allows: neighbours that collide move as one cluster around the mean of their wishes
 * (pool adjacent violators). If they cannot all fit, the gap shrinks evenly.
 */
export function placeLabels<Key extends string>(wanted: readonly WantedLabel<Key>[], space: { readonly gap: number; readonly min: number; readonly max: number }): readonly PlacedLabel<Key>[] {
  const { min, max } = space;
  const gap = wanted.length > 1 ? Math.min(space.gap, (max - min) / (wanted.length - 1)) : space.gap;
  const topOf = (labels: readonly WantedLabel<Key>[]): number => {
    const mean = labels.reduce((sum, label, i) => sum + label.wanted - i * gap, 0) / labels.length;
    return Math.min(Math.max(mean, min), max - (labels.length - 1) * gap);
  };
  const clusters: Cluster<Key>[] = [];
  for (const label of [...wanted].sort((a, b) => a.wanted - b.wanted)) {
    let labels: readonly WantedLabel<Key>[] = [label];
    let previous = clusters.at(-1);
    while (previous && previous.top + previous.labels.length * gap > topOf(labels)) {
      labels = [...previous.labels, ...labels];
      clusters.pop();
      previous = clusters.at(-1);
    }
    clusters.push({ labels, top: topOf(labels) });
  }
  return clusters.flatMap((cluster) => cluster.labels.map((label, i) => ({ key: label.key, y: cluster.top + i * gap })));
}
