import { HOUR_MS } from '@wardcast/timeseries';
import type { FlowWindow, KnownStay } from './flow-window';

/** Census at the start of each hour of the window. */
export function hourlyCensus(stays: readonly KnownStay[], window: FlowWindow): Int32Array {
  const census = new Int32Array(window.hours);
  for (const stay of stays) {
    const first = Math.max(0, Math.ceil((stay.enteredAt - window.from) / HOUR_MS));
    const end = Math.min(window.hours, Math.ceil((stay.until - window.from) / HOUR_MS));
    for (let hour = first; hour < end; hour++) census[hour]! += 1;
  }
  return census;
}
