import type { BoardView } from '../model/board-search';
import type { Level } from '../model/level';
import { wardsText } from '../text/board-text';
import { useFrame } from './board-frame';
import { LevelChips } from './level-chips';
import { SectionHead, ViewSwitch, WARDS_HEADING } from './section-head';
import { SteadyRows } from './steady-rows';
import { useOrderHold, useWardOrder, type ListedWard } from './use-ward-order';
import { WardCard } from './ward-card';
import { WardTable } from './ward-table';

interface WardSectionProps {
  readonly view: BoardView;
  readonly level: Level | null;
}

/** The wards by risk: cards with the steady ones folded to rows, or one table. */
export function WardSection({ view, level }: WardSectionProps) {
  const { targetAt } = useFrame();
  const hold = useOrderHold();
  const wards = useWardOrder(targetAt, hold.isHeld);
  return (
    <div className="b-wards" {...hold.handlers} data-testid="wards" data-held={hold.isHeld}>
      {view === 'table' ? <WardTable wards={wards} level={level} isHeld={hold.isHeld} /> : <CardsView wards={wards} level={level} isHeld={hold.isHeld} />}
    </div>
  );
}

interface ViewProps {
  readonly wards: readonly ListedWard[];
  readonly level: Level | null;
  readonly isHeld: boolean;
}

function CardsView({ wards, level, isHeld }: ViewProps) {
  const shown = wards.filter((ward) => level === null || ward.level === level);
  const cards = shown.filter((ward) => ward.isAtRisk);
  const atRisk = wards.filter((ward) => ward.level !== null && ward.level !== 'steady').length;
  const empty = level === null ? wardsText.noneAtRisk : wardsText.noneOfLevel(level);
  return (
    <>
      <section aria-labelledby={WARDS_HEADING.board}>
        <SectionHead id={WARDS_HEADING.board} title={wardsText.atRisk(atRisk, wards.length)} note={isHeld ? wardsText.held : wardsText.order}>
          <LevelChips wards={wards} level={level} />
          <ViewSwitch view="board" />
        </SectionHead>
        {cards.length === 0 && level !== 'steady' && <p className="ink2">{empty}</p>}
        <div className="cards">
          {cards.map((ward) => (
            <WardCard key={ward.unitId} unitId={ward.unitId} name={ward.name} />
          ))}
        </div>
      </section>
      <SteadyRows wards={shown.filter((ward) => !ward.isAtRisk)} />
    </>
  );
}
