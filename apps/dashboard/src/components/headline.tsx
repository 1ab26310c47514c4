import type { TargetReading } from '../model/node-reading';
import { chanceSentence, headlineSentence, occupiedSentence, type HeadlineWords } from '../text/headline-text';
import { Dots } from './dots';

interface HeadlineProps {
  readonly words: HeadlineWords;
  /** Null while no forecast reaches the target. */
  readonly target: TargetReading | null;
  readonly census: number;
  readonly staffed: number;
  /** When it is first at risk; empty where no hour is. */
  readonly firstAtRisk: string;
  /** "No forecast since 09:10"; null where none was due yet. */
  readonly refused?: string | null;
}

/** The answer: one sentence with its short part underlined, ten dots, the range. */
export function Headline({ words, target, census, staffed, firstAtRisk, refused = null }: HeadlineProps) {
  const sentence = target ? headlineSentence(target.bridge.freeAtTarget, words) : occupiedSentence(words, census, staffed, refused);
  const level = target && !words.isPast ? target.level : 'steady';
  return (
    <>
      <h1 data-testid="headline">
        {sentence.before}
        <em className={`lv-${level}`}>{sentence.marked}</em>
        {sentence.after}
      </h1>
      {target && <ChanceLine target={target} isPast={words.isPast} firstAtRisk={firstAtRisk} />}
    </>
  );
}

function ChanceLine({ target, isPast, firstAtRisk }: { readonly target: TargetReading; readonly isPast: boolean; readonly firstAtRisk: string }) {
  const { strong, rest } = chanceSentence(target, isPast);
  return (
    <p className="chance" data-testid="headline-chance">
      <Dots chance={target.chance} level={isPast ? 'steady' : target.level} size="big" />
      <span>
        <b>{strong}</b> <i>{rest}</i> {firstAtRisk && <i>{firstAtRisk}</i>}
      </span>
    </p>
  );
}
