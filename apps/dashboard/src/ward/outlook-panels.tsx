import type { NodeForecast } from '@wardcast/contract';
import { CrowdingPanel } from './crowding-panel';
import { NursesPanel } from './nurses-panel';
import { OverflowPanel } from './overflow-panel';
import { useOutlook } from './use-outlook';

interface OutlookPanelsProps {
  readonly nodeId: string;
  readonly forecast: NodeForecast;
  readonly row: number;
  /** The hour read (ms), and in words. */
  readonly readHour: number;
  readonly at: string;
  readonly now: number;
  readonly timeZone: string;
  readonly isAsOf: boolean;
}

/** What follows from the forecast: nurses by shift, who has no bed, and how crowded an emergency department is. */
export function OutlookPanels({ nodeId, forecast, row, readHour, at, now, timeZone, isAsOf }: OutlookPanelsProps) {
  const outlook = useOutlook({ nodeId, issuedAt: forecast.issuedAt, isAsOf });
  if (!outlook) return null;
  const { crowding, nurses } = outlook;
  return (
    <div className={nurses ? 'wardgrid' : 'wardgrid lone'}>
      {nurses && (
        <div className="stacked">
          {crowding && <CrowdingPanel crowding={crowding} row={outlook.targets.indexOf(readHour)} at={at} />}
          <NursesPanel nurses={nurses} timeZone={timeZone} />
        </div>
      )}
      <OverflowPanel outlook={outlook} readHour={readHour} at={at} firstAtRisk={forecast.firstAtRisk} staffed={forecast.staffed[row] ?? 0} now={now} timeZone={timeZone} />
    </div>
  );
}
