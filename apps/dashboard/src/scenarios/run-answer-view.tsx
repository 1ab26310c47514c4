import type { Baseline, RunAnswer } from '@wardcast/contract';
import type { ReactNode } from 'react';
import { Dots } from '../components/dots';
import { outcomeHeadline } from '../text/outcome-text';
import { scenarioText } from '../text/scenario-text';
import { shortDay } from '../text/time-text';
import { baselineText } from './baseline-text';
import { OutcomeTable } from './outcome-table';
import { RunFigure } from './run-figure';
import type { CsvAbout } from './scenario-csv';
import type { RunFigureView } from './scenario-search';
import type { RunState } from './use-run';

const HOUR_MS = 3_600_000;
const DAY_HOURS = 24;

/** Whole days that a baseline looks at. */
export function dayCount({ horizonHours }: Pick<Baseline, 'horizonHours'>): number {
  return Math.round(horizonHours / DAY_HOURS);
}

interface RunHeadlineProps {
  readonly run: RunState;
  readonly baseline: Baseline | undefined;
  readonly isChanged: boolean;
  readonly children?: ReactNode;
}

/** The answer: one sentence, ten dots, how sure it is so far. */
export function RunHeadline({ run, baseline, isChanged, children }: RunHeadlineProps) {
  const { answer } = run;
  const headline = answer && baseline ? outcomeHeadline(answer, { dayCount: dayCount(baseline), isChanged, isPast: baseline.start === 'last_week' }) : { sentence: baseline ? scenarioText.working : scenarioText.loadingBaseline, chance: null };
  return (
    <section className="answer run-answer">
      <div>
        <h1 data-testid="run-headline" data-stage={run.isOld ? 'old' : (answer?.stage ?? 'none')} data-replications={answer?.replications ?? 0}>{headline.sentence}</h1>
        <p className="chance" data-testid="run-chance">
          {headline.chance && (
            <>
              <Dots chance={headline.chance.inTen} level="steady" size="big" />
              <span><b>{headline.chance.strong}</b> {headline.chance.rest}</span>
            </>
          )}
        </p>
        <p className="sm ink3" data-testid="run-state">{stateSentence(run)}</p>
        <RunAnnouncer run={run} sentence={headline.sentence} />
      </div>
      {children}
    </section>
  );
}

/** Only the end of a run is read out: a run sharpens several times a second. */
function RunAnnouncer({ run, sentence }: { readonly run: RunState; readonly sentence: string }) {
  return <span className="vh" role="status">{!run.isOld && run.answer?.stage === 'done' ? sentence : ''}</span>;
}

function stateSentence({ answer, notice, isOld }: RunState): string {
  if (notice?.stage === 'waiting') return scenarioText.waiting(notice.ahead);
  if (answer === null) return scenarioText.loadingDetail;
  if (isOld) return scenarioText.recalculating;
  if (answer.stage === 'instant') return scenarioText.instant;
  return answer.stage === 'done' ? scenarioText.done(answer.replications) : scenarioText.sharpening(answer.replications, answer.maxReplications);
}

interface RunOutcomeProps {
  readonly run: RunState & { readonly answer: RunAnswer };
  readonly baseline: Baseline;
  readonly timeZone: string;
  readonly view: RunFigureView;
  readonly about: CsvAbout;
  readonly name: string;
  readonly onView: (view: RunFigureView) => void;
}

/** Table and figure of a run. */
export function RunOutcome({ run, baseline, timeZone, view, about, name, onView }: RunOutcomeProps) {
  const { answer, isOld } = run;
  const end = baseline.issuedAt + baseline.horizonHours * HOUR_MS;
  const foot = `${scenarioText.foot(answer.replications, baseline.seed, baselineText(baseline, timeZone))}${scenarioText.assumed(baseline.assumptions)}`;
  return (
    <>
      <OutcomeTable measures={answer.measures} isOld={isOld} span={scenarioText.span(shortDay(baseline.issuedAt, timeZone), shortDay(end, timeZone))} />
      <RunFigure answer={answer} baseline={baseline} timeZone={timeZone} view={view} isOld={isOld} foot={foot} about={about} name={name} onView={onView} />
    </>
  );
}
