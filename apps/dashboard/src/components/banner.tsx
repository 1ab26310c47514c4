import type { BannerWords } from '../text/state-text';
import { ClockIcon } from './icons';
import { LevelShape } from './level-shape';

export type BannerKind = 'stale' | 'partial' | 'error' | 'offline' | 'note';

/** What is wrong, since when, what still works, what to do. Static text: the announcer decides what is read out. */
export function Banner({ kind, words }: { readonly kind: BannerKind; readonly words: BannerWords }) {
  return (
    <div className={`banner ${kind}`} data-testid={`banner-${kind}`}>
      <BannerIcon kind={kind} />
      <div>
        <b>{words.strong}</b> {words.rest}
      </div>
    </div>
  );
}

function BannerIcon({ kind }: { readonly kind: BannerKind }) {
  if (kind === 'error') return <LevelShape level="critical" />;
  return kind === 'partial' || kind === 'note' ? <LevelShape level="tight" /> : <ClockIcon size={16} />;
}
