import { useBoard } from '../data/use-board';
import { useHospitalMinute } from '../data/use-clock';
import { clockText } from '../model/local-time';
import { shellText } from '../text/shell-text';
import { modelText } from '../text/model-text';
import { datedDay } from '../text/time-text';

/** The reader's own zone, where the browser tells it. */
const READER_ZONE = Intl.DateTimeFormat().resolvedOptions().timeZone;

/** Where every number comes from, and in whose time it is told. */
export function PageFooter() {
  const hospital = useBoard((state) => state.hospital);
  const forecast = useBoard((state) => (state.hospital && state.nodes.get(state.hospital.facilityId)?.node.forecast) ?? null);
  const now = useHospitalMinute();
  if (!hospital) return null;
  const { timeZone } = hospital;
  const isElsewhere = now !== null && clockText(now, timeZone) !== clockText(now, READER_ZONE);
  return (
    <footer className="foot">
      {forecast && (
        <>
          <span>{shellText.issued(clockText(forecast.issuedAt, timeZone), datedDay(forecast.issuedAt, timeZone))}</span>
          <span>{shellText.model(modelText(forecast.modelVersion, forecast.issuedAt, timeZone), clockText(forecast.dataAsOf, timeZone))}</span>
        </>
      )}
      <span data-testid="zone">{now === null ? shellText.zone(timeZone) : shellText.zoneNow(timeZone, clockText(now, timeZone), isElsewhere)}</span>
      <span>{shellText.notDeclared}</span>
      <span>{shellText.personDecides}</span>
    </footer>
  );
}
