import type { NodeForecast } from '@wardcast/contract';
import { CrowdingPanel } from './crowding-panel';
import { NursesPanel } from './nurses-panel';
import { OverflowPanel } from './overflow-panel';
import { useOutlook } from './use-outlook';

interface OutlookPanelsProps {
  readonly nodeId: string;
  readonly forecast: NodeForecast;
  /** Negative = short already. */
  readonly freeNow: number;
  readonly row: number;
  /** The hour read (ms), and in words. */
  readonly readHour: number;
  readonly at: string;
  readonly now: number;
  readonly timeZone: string;
  readonly isAsOf: boolean;
}

/** What follows from the forecast: nurses by shift, who has no bed, and how crowded an emergency department is. The columns stay of a length: beside the crowding stands who has no bed. */
export function OutlookPanels({ nodeId, forecast, freeNow, row, readHour, at, now, timeZone, isAsOf }: OutlookPanelsProps) {
  const outlook = useOutlook({ nodeId, issuedAt: forecast.issuedAt, isAsOf });
  if (!outlook) return null;
  const { crowding, nurses } = outlook;
  const shifts = nurses && <NursesPanel nurses={nurses} timeZone={timeZone} />;
  return (
    <>
      {crowding ? <CrowdingPanel crowding={crowding} row={outlook.targets.indexOf(readHour)} at={at} /> : shifts}
      <OverflowPanel isBeside={crowding !== null} outlook={outlook} readHour={readHour} at={at} firstAtRisk={forecast.firstAtRisk} freeNow={freeNow} staffed={forecast.staffed[row] ?? 0} now={now} timeZone={timeZone} />
      {crowding && shifts}
    </>
  );
}
