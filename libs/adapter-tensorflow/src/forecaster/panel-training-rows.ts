import type { HourlyPanel } from '@wardcast/forecasting';
import type { TrainingRows } from '../network/training-rows';
import type { NeuralSettings } from './neural-settings';
import { inputWidth, PanelInputs, type OriginInputs } from './panel-inputs';

/** A target lies at most so many units from its usual count when it is learnt from. */
const MOST_UNITS = 12;

/**
 * Rows of every origin time of a panel before `toExclusive`. The target is the count's distance from the usual one in
 * units of the root of the level, weighed by that unit: so the loss is that of counts. What lies at or beyond the end
 * weighs nothing.
 */
export function panelTrainingRows(panel: HourlyPanel, settings: NeuralSettings, toExclusive: number): TrainingRows {
  const { horizonsHours, originEveryHours } = settings.rows;
  const end = Math.min(toExclusive, panel.hours);
  const walk = new PanelInputs(panel, settings.rows);
  const origins: OriginInputs[] = [];
  const nearest = Math.min(...horizonsHours);
  for (let hour = settings.warmHours; hour + nearest < end; hour += originEveryHours) origins.push(walk.at(hour));
  const count = origins.reduce((sum, { sites }) => sum + sites.length, 0);
  const rows = {
    count,
    inputWidth: inputWidth(settings.rows),
    targetWidth: horizonsHours.length,
    inputs: joined(origins.map(({ inputs }) => inputs)),
    targets: new Float32Array(count * horizonsHours.length),
    weights: new Float32Array(count * horizonsHours.length),
  };
  let cell = 0;
  for (const { hour, sites, units, bases } of origins) {
    let own = 0;
    sites.forEach((site, row) => {
      for (const hours of horizonsHours) {
        const known = hour + hours < end ? panel.counts[site]![hour + hours]! : NaN;
        if (!Number.isNaN(known)) {
          rows.targets[cell] = Math.max(-MOST_UNITS, Math.min(MOST_UNITS, (known - bases[own]!) / units[row]!));
          rows.weights[cell] = units[row]!;
        }
        own++;
        cell++;
      }
    });
  }
  return rows;
}

function joined(parts: readonly Float32Array[]): Float32Array {
  const all = new Float32Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}
