import type { TargetReading } from '../model/node-reading';
import { chanceSentence, headlineSentence, occupiedSentence, type HeadlineWords } from '../text/headline-text';
import { Dots } from './dots';

interface HeadlineProps {
  readonly words: HeadlineWords;
  /** Null while no forecast reaches the target. */
  readonly target: TargetReading | null;
  readonly census: number;
  readonly staffed: number;
}

/** The answer: one sentence with its short part underlined, ten dots, the range. */
export function Headline({ words, target, census, staffed }: HeadlineProps) {
  const sentence = target ? headlineSentence(target.bridge.freeAtTarget, words) : occupiedSentence(words.subject, census, staffed);
  const level = target && !words.isPast ? target.level : 'steady';
  return (
    <>
      <h1 data-testid="headline">
        {sentence.before}
        <em className={`lv-${level}`}>{sentence.marked}</em>
        {sentence.after}
      </h1>
      {target && <ChanceLine target={target} isPast={words.isPast} />}
    </>
  );
}

function ChanceLine({ target, isPast }: { readonly target: TargetReading; readonly isPast: boolean }) {
  const { strong, rest } = chanceSentence(target, isPast);
  return (
    <p className="chance" data-testid="headline-chance">
      <Dots chance={target.chance} level={isPast ? 'steady' : target.level} size="big" />
      <span>
        <b>{strong}</b> {rest}
      </span>
    </p>
  );
}
