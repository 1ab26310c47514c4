import { definiteBalance, type Bridge } from '../model/bridge';
import { freeWords } from '../text/free-words';
import { NO_DATA } from '../text/level-text';
import { signedBeds } from './ward-text';

interface MovesPanelProps {
  readonly bridge: Bridge;
  /** The target in words. */
  readonly at: string;
  /** False where the certain moves of that time are not kept: they are then not claimed to be none. */
  readonly isDefiniteKnown: boolean;
}

function NoData() {
  return <td className="num nodata">{NO_DATA}</td>;
}

function Row({ name, note, cells }: { readonly name: string; readonly note?: string; readonly cells: readonly (string | null)[] }) {
  return (
    <tr>
      <th scope="row">{name}{note && <span className="ink3 block">{note}</span>}</th>
      {cells.map((cell, i) => (cell === null ? <NoData key={i} /> : <td key={i} className={cell === 'Same' ? 'num nodata' : 'num'}>{cell}</td>))}
    </tr>
  );
}

/** Certain and likely moves up to the target in columns of their own; a person's estimate is a third one and never fills them. */
export function MovesPanel({ bridge, at, isDefiniteKnown }: MovesPanelProps) {
  const { out, in: into, stillWaiting, staffingChange } = bridge;
  const certain = (text: string) => (isDefiniteKnown ? text : null);
  return (
    <section className="panel side" aria-labelledby="moves-title" data-testid="moves">
      <div className="sechead"><h2 id="moves-title">Moves to {at}</h2></div>
      <table className="moves">
        <thead>
          <tr><th scope="col">Moves</th><th scope="col" className="num">Definite</th><th scope="col" className="num">Likely</th><th scope="col" className="num">Own estimate</th></tr>
        </thead>
        <tbody>
          <Row name="Free now" cells={[freeWords(bridge.freeNow), 'Same', 'Same']} />
          <Row name="Out" cells={[certain(signedBeds(out.certain)), signedBeds(out.likely), null]} />
          <Row name="In" cells={[certain(signedBeds(-into.certain)), signedBeds(-into.likely), null]} />
          {isDefiniteKnown && stillWaiting > 0 && <Row name={`Still waiting at ${at}`} cells={[signedBeds(-stillWaiting), signedBeds(stillWaiting), null]} />}
          {staffingChange !== 0 && <Row name="Staffing" cells={[signedBeds(staffingChange), 'Same', 'Same']} />}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">Free at {at}</th>
            {isDefiniteKnown ? <td className="num">{freeWords(definiteBalance(bridge))}<span className="ink3 block">definite alone</span></td> : <NoData />}
            <td className="num">{freeWords(bridge.freeAtTarget)}<span className="ink3 block">{isDefiniteKnown ? 'definite + likely' : 'middle'}</span></td>
            <NoData />
          </tr>
        </tfoot>
      </table>
      <p className="limits-line">{isDefiniteKnown ? 'Definite: ready to leave or decided to come. Likely: what the forecast adds.' : 'The moves that were certain at that time are not kept.'} No own estimate has been entered; one would never overwrite source data.</p>
    </section>
  );
}
