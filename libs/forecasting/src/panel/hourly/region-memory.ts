import type { HourlyPanel } from './hourly-panel';
import type { HourlySettings } from './hourly-settings';
import { RunningPath } from './running-path';
import type { SiteMemory } from './site-memory';

/** Fewer sites than this say nothing about what all have in common. */
const LEAST_PANEL = 10;

/** Mean relative deviation of the sites of each region, and of all sites, hour by hour; zero in a small panel. */
export class RegionMemory {
  readonly regions: readonly RunningPath[];
  readonly all: RunningPath;

  constructor(private readonly panel: HourlyPanel, private readonly settings: HourlySettings) {
    const count = panel.regions.reduce((most, region) => Math.max(most, region + 1), 0);
    this.regions = Array.from({ length: count }, () => new RunningPath(panel.hours));
    this.all = new RunningPath(panel.hours);
  }

  /** Reads an hour, after the sites have read it. A region without a report keeps its fading deviation. */
  read(hour: number, sites: readonly SiteMemory[]): void {
    const above = new Float64Array(this.regions.length + 1);
    const level = new Float64Array(this.regions.length + 1);
    sites.forEach((site, i) => {
      if (site.lastSeen !== hour) return;
      for (const k of [this.panel.regions[i]!, this.regions.length]) {
        above[k]! += site.deviations.values[hour]!;
        level[k]! += site.level;
      }
    });
    [...this.regions, this.all].forEach((path, k) => {
      path.set(hour, this.panel.sites.length < LEAST_PANEL ? 0 : level[k]! > 0 ? above[k]! / level[k]! : path.back(hour, 1) * this.settings.fade);
    });
  }
}
