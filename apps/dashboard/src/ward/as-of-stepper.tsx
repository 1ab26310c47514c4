import { useRef, useState } from 'react';
import { ForecastIssuesDocument } from '@wardcast/contract';
import { useServices } from '../data/wardcast-context';
import { issueAfter, issueBefore, type ReadIssues } from './issue-steps';

export interface AsOfStepperProps {
  readonly nodeId: string;
  /** Issue of the forecast shown, ms. */
  readonly issuedAt: number;
  /** The hospital's clock, ms. */
  readonly now: number;
  readonly isAsOf: boolean;
  /** "09:40", or with the date on an older day. */
  readonly issuedText: string;
  /** An issue to show, or null for the newest and its updates. */
  readonly onStep: (issuedAt: number | null) => void;
}

function Arrow({ path }: { readonly path: string }) {
  return (
    <svg className="ic" viewBox="0 0 16 16" width="16" height="16" aria-hidden="true">
      <path d={path} fill="none" stroke="currentColor" strokeWidth="1.75" strokeLinecap="round" strokeLinejoin="round" />
    </svg>
  );
}

/** Steps from forecast to forecast as they were issued. The newest one is the live view. */
export function AsOfStepper({ nodeId, issuedAt, now, isAsOf, issuedText, onStep }: AsOfStepperProps) {
  const { client } = useServices();
  const [note, setNote] = useState('');
  const first = useRef<HTMLButtonElement>(null);
  const read: ReadIssues = async (before, limit) => (await client.query(ForecastIssuesDocument, { nodeId, before, limit })).forecastIssues;
  const step = (find: () => Promise<number | null>, atEnd: () => void) => {
    setNote('');
    find().then((found) => (found === null ? atEnd() : onStep(found)), () => setNote('The list of forecasts could not be read. Try again.'));
  };
  const earlier = () => step(() => issueBefore(read, issuedAt), () => setNote('This is the first forecast kept.'));
  const later = () => step(async () => {
    const next = await issueAfter(read, issuedAt, now);
    // The step that reaches the newest issue goes back to the live view.
    return next !== null && (await issueAfter(read, next, now)) === null ? null : next;
  }, () => onStep(null));
  // The button goes with the old view: the focus stays with its neighbours.
  const toLive = () => {
    first.current?.focus();
    onStep(null);
  };
  return (
    <div className="stepper-group">
      <div className="stepper" role="group" aria-label="As known at" data-testid="as-of" data-issued={issuedAt} data-live={!isAsOf}>
        <button ref={first} type="button" aria-label="One forecast earlier" onClick={earlier}><Arrow path="m10 4-4 4 4 4" /></button>
        <output>As known at {issuedText}</output>
        <button type="button" aria-label="One forecast later" aria-disabled={!isAsOf} onClick={() => isAsOf && later()}><Arrow path="m6 4 4 4-4 4" /></button>
      </div>
      {isAsOf && <button type="button" className="btn sm" data-testid="back-to-live" onClick={toLive}>Back to live</button>}
      <span className="stepper-note" role="status">{note}</span>
    </div>
  );
}
