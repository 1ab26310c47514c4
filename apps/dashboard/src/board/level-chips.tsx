import { useNavigate } from '@tanstack/react-router';
import { LevelShape } from '../components/level-shape';
import { LEVELS, type Level } from '../model/level';
import { wardsText } from '../text/board-text';
import type { ListedWard } from './use-ward-order';

/** Filter by level, worst first, with the number of wards of each. */
export function LevelChips({ wards, level }: { readonly wards: readonly ListedWard[]; readonly level: Level | null }) {
  const navigate = useNavigate({ from: '/board' });
  const show = (picked: Level | null) => void navigate({ to: '/board', search: (old) => ({ ...old, level: picked ?? undefined }), resetScroll: false });
  return (
    <div className="chips" role="group" aria-label={wardsText.filter}>
      <button type="button" className="chip" aria-pressed={level === null} onClick={() => show(null)}>
        {wardsText.all(wards.length)}
      </button>
      {[...LEVELS].reverse().map((each) => (
        <button key={each} type="button" className={`chip lv-${each}`} aria-pressed={level === each} onClick={() => show(level === each ? null : each)}>
          <LevelShape level={each} size={12} />
          {wardsText.chip(each, wards.filter((ward) => ward.level === each).length)}
        </button>
      ))}
    </div>
  );
}
