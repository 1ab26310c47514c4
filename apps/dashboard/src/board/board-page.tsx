import { useMemo } from 'react';
import { useNavigate, useSearch } from '@tanstack/react-router';
import type { Hospital } from '@wardcast/contract';
import { Banner } from '../components/banner';
import { StartScreen } from '../components/start-screen';
import { TargetTime } from '../components/target-time';
import { useBoard } from '../data/use-board';
import { useHospitalMinute } from '../data/use-clock';
import { useStarting } from '../data/use-starting';
import { useFreshnessState } from '../data/use-freshness';
import { readSearch, type BoardSearch } from '../model/board-search';
import { clockText } from '../model/local-time';
import { chooseTarget } from '../model/target-time';
import { shortTargetText, targetText } from '../text/time-text';
import { railText, wardsText } from '../text/board-text';
import { stateText } from '../text/state-text';
import { BoardAnnouncer } from './board-announcer';
import { BoardAnswer } from './board-answer';
import { BoardBanners } from './board-banners';
import { BoardFrameContext, type BoardFrame } from './board-frame';
import { BridgeTiles } from './bridge-tiles';
import { ChangedList } from './changed-list';
import { DataSection } from './data-section';
import { DivisionStrip } from './division-strip';
import { EmergencyLine } from './emergency-line';
import { EmptyBoard } from './empty-board';
import { LoadingBoard } from './loading-board';
import { NeedsAction } from './needs-action';
import { WARDS_HEADING } from './section-head';
import { WardSection } from './ward-section';

/** The operations board, or what stands in its place while there is none. */
export function BoardPage() {
  const search = useSearch({ from: '/board' });
  const hospital = useBoard((state) => state.hospital);
  const startup = useBoard((state) => state.startup);
  const connection = useBoard((state) => state.connection);
  const now = useHospitalMinute();
  const starting = useStarting();
  if (starting && connection.state !== 'unreachable') return <StartScreen startup={starting} />;
  if (hospital && now !== null) return <Board hospital={hospital} search={search} now={now} />;
  if (connection.state === 'unreachable') return <UnreachableBoard />;
  return startup?.ready ? <EmptyOrLoading /> : <LoadingBoard />;
}

function UnreachableBoard() {
  return (
    <>
      <div className="banners">
        <Banner kind="error" words={stateText.unreachableAtStart} />
      </div>
      <LoadingBoard />
    </>
  );
}

/** The start is over but no board has come: either it is on its way, or no hospital is known. */
function EmptyOrLoading() {
  const hasAnswered = useBoard((state) => state.connection.state === 'empty');
  return hasAnswered ? <EmptyBoard /> : <LoadingBoard />;
}

interface BoardProps {
  readonly hospital: Hospital;
  readonly search: BoardSearch;
  readonly now: number;
}

function useBoardFrame(hospital: Hospital, target: { readonly at: number; readonly key: string }, now: number): BoardFrame {
  const freshness = useFreshnessState();
  const at = targetText(target.at, now, hospital.timeZone);
  const atShort = shortTargetText(target.at, now, hospital.timeZone);
  const { at: targetAt, key: targetKey } = target;
  return useMemo(
    () => ({ hospital, targetAt, targetKey, at, atShort, freshness, isPast: freshness === 'stale' }),
    [hospital, targetAt, targetKey, at, atShort, freshness],
  );
}

function Board({ hospital, search, now }: BoardProps) {
  const navigate = useNavigate({ from: '/board' });
  const { view, level, division, bad } = readSearch(search, hospital);
  const choice = chooseTarget({ requested: search.target, huddleTimes: hospital.huddleTimes, now, timeZone: hospital.timeZone });
  const frame = useBoardFrame(hospital, choice.target, now);
  const allBad = choice.ignored === null ? bad : [...bad, { name: 'target', value: choice.ignored }];
  const pick = (key: string) => void navigate({ to: '/board', search: (old) => ({ ...old, target: key }), resetScroll: false });
  return (
    <BoardFrameContext value={frame}>
      <title>{stateText.documentTitle(hospital.name, clockText(choice.target.at, hospital.timeZone))}</title>
      {/* Between the answer and the wards lie the target, the divisions and the actions. */}
      <a className="skip" href={`#${WARDS_HEADING[view]}`}>
        {wardsText.skip}
      </a>
      <BoardBanners bad={allBad} />
      <div className={`boardgrid ${view}${frame.isPast ? ' past' : ''}`} data-testid="board" data-state={frame.freshness}>
        <div className="b-top">
          <BoardAnswer division={division} />
          <TargetTime choice={choice} now={now} timeZone={hospital.timeZone} onPick={pick} />
        </div>
        <div className="b-bridge">
          <DivisionStrip division={division} />
          <BridgeTiles division={division} />
        </div>
        {view === 'board' && (
          <aside className="rail b-rail" aria-label={railText.label}>
            <NeedsAction />
            <EmergencyLine />
            <ChangedList />
            <DataSection />
          </aside>
        )}
        <WardSection view={view} level={level} />
        {view === 'table' && <EmergencyLine />}
      </div>
      <BoardAnnouncer division={division} />
    </BoardFrameContext>
  );
}
