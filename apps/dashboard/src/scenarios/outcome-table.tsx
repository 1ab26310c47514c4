import type { RunMeasure } from '@wardcast/contract';
import { betterIn, changeOf, fromTo, inWords, judgement, MAIN_OUTCOMES, rangeOf } from '../text/outcome-text';
import { scenarioText } from '../text/scenario-text';

interface OutcomeTableProps {
  readonly measures: readonly RunMeasure[];
  readonly isOld: boolean;
  readonly span: string;
}

/** Outcomes in words: the main ones, the others folded. */
export function OutcomeTable({ measures, isOld, span }: OutcomeTableProps) {
  const main = MAIN_OUTCOMES.flatMap((name) => measures.find((measure) => measure.name === name) ?? []);
  const rest = measures.filter(({ name }) => !MAIN_OUTCOMES.includes(name));
  return (
    <div className="outcomes">
      <div className="sechead">
        <h2>{scenarioText.whatChanges}</h2>
        <span className="sm ink3">{span}</span>
      </div>
      <Rows measures={main} isOld={isOld} testId="outcomes" label={scenarioText.whatChanges} />
      {rest.length > 0 && (
        <details className="more-outcomes">
          <summary>{scenarioText.moreOutcomes}</summary>
          <Rows measures={rest} isOld={isOld} testId="more-outcomes" label={scenarioText.moreOutcomes} />
        </details>
      )}
    </div>
  );
}

function Rows({ measures, isOld, testId, label }: { readonly measures: readonly RunMeasure[]; readonly isOld: boolean; readonly testId: string; readonly label: string }) {
  const { columns } = scenarioText;
  return (
    <div className={isOld ? 'tablewrap is-old' : 'tablewrap'} tabIndex={0} role="region" aria-label={label}>
      <table className="outc" data-testid={testId}>
        <thead>
          <tr>{[columns.outcome, columns.fromTo, columns.change, columns.range, columns.words, columns.better].map((head) => <th key={head} scope="col">{head}</th>)}</tr>
        </thead>
        <tbody>{measures.map((measure) => <Row key={measure.name} measure={measure} />)}</tbody>
      </table>
    </div>
  );
}

function Row({ measure }: { readonly measure: RunMeasure }) {
  const { from, to } = fromTo(measure);
  return (
    <tr data-measure={measure.name} data-clear={String(measure.clear)}>
      <th scope="row">{measure.label}</th>
      <td className="nowrap"><span className="ink2">{from} {scenarioText.to}</span> <b className="big">{to}</b></td>
      <td className={`nowrap ${judgement(measure) ?? 'same'}`}>{changeOf(measure)}</td>
      <td className="nowrap">{rangeOf(measure)}</td>
      <td>{inWords(measure)}</td>
      <td className="nowrap">{betterIn(measure)}</td>
    </tr>
  );
}
