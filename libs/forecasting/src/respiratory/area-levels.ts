import type { ScaledSeries } from './weekly-series';

/**
 * Mean levels of one signal by area, weighted by the square root of population: [nation, region 1, region 2, ...]. Places
 * are averaged where they report, else the area's own series stands in; a region without either follows the nation.
 */
export function areaLevels(list: readonly ScaledSeries[], regions: number): readonly Float64Array[] {
  const length = Math.max(0, ...list.map((s) => s.level.length));
  const places = list.filter((s) => s.series.extent === 'place');
  const areas = list.filter((s) => s.series.extent === 'region');
  const since = firstWeek(places);
  // Visits of single states are known years after those of regions: before that a mean of few states is no region.
  const late = list[0]?.series.signal === 'visits' ? since : 0;
  const joined = (inArea: (s: ScaledSeries) => boolean): Float64Array => {
    const own = meanLevel(places.filter(inArea), length);
    const whole = meanLevel(areas.filter(inArea), length);
    return own.map((x, i) => (Number.isNaN(x) || i < late ? whole[i]! : x));
  };
  const nation = joined(() => true);
  const byRegion = Array.from({ length: regions }, (_, r) => joined((s) => s.series.region === r + 1));
  return [nation, ...byRegion.map((levels) => levels.map((x, i) => (Number.isNaN(x) ? nation[i]! : x)))];
}

function firstWeek(list: readonly ScaledSeries[]): number {
  return Math.min(Infinity, ...list.map((s) => s.level.findIndex((x) => !Number.isNaN(x))));
}

function meanLevel(list: readonly ScaledSeries[], length: number): Float64Array {
  const sum = new Float64Array(length);
  const weight = new Float64Array(length);
  for (const { series, level } of list) {
    const root = Math.sqrt(series.population);
    level.forEach((x, i) => {
      if (Number.isNaN(x)) return;
      sum[i]! += x * root;
      weight[i]! += root;
    });
  }
  return sum.map((x, i) => x / weight[i]!);
}
