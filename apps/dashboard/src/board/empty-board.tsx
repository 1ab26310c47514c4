import { stateText } from '../text/state-text';

/** Ready, but no hospital is known yet: one sentence and three ways on. */
export function EmptyBoard() {
  return (
    <section className="start" data-testid="empty-board">
      <h1>{stateText.noHospital}</h1>
      <p className="support">{stateText.noHospitalDetail}</p>
      <ul className="ways">
        {stateText.waysOn.map((way) => (
          <li key={way}>{way}</li>
        ))}
      </ul>
    </section>
  );
}
