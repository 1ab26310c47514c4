import type { HourlyPanel } from './hourly-panel';
import { siteRows, type SiteRows } from './hourly-rows';
import type { HourlySettings } from './hourly-settings';
import { RegionMemory } from './region-memory';
import { SiteMemory } from './site-memory';

/** The rows of a panel without any model on them: for forecasters that learn in another way from the same columns. */
export class HourlyRowWalk {
  /** Hours read so far. */
  hour = 0;
  private readonly sites: readonly SiteMemory[];
  private readonly regions: RegionMemory;

  constructor(private readonly panel: HourlyPanel, private readonly settings: HourlySettings) {
    this.sites = panel.sites.map(() => new SiteMemory(panel, settings));
    this.regions = new RegionMemory(panel, settings);
  }

  /** Rows by site at the end of an hour, from nothing later than it. Hours are asked for in ascending order. */
  rowsAt(hour: number): readonly (SiteRows | null)[] {
    if (hour < this.hour) throw new Error('Rows are asked for in the order of their hours.');
    const { panel, settings, regions } = this;
    for (; this.hour <= hour; this.hour++) {
      this.sites.forEach((site, i) => site.read(this.hour, panel.counts[i]![this.hour]!, panel.companions?.[i]![this.hour] ?? NaN));
      regions.read(this.hour, this.sites);
    }
    return this.sites.map((site, i) => siteRows({ panel, settings, site, region: panel.regions[i]!, regions }, hour));
  }
}
