import { useMemo } from 'react';
import { readLastBoard } from '../data/last-board';
import { clockText } from '../model/local-time';
import { stateText } from '../text/state-text';

/** Skeletons shown before any board was ever seen: enough to fill the first screen. */
const UNKNOWN_WARDS = 6;

/** The board's shape while it is being read, with the real ward names of the last one. */
export function LoadingBoard() {
  const last = useMemo(() => readLastBoard(window.localStorage), []);
  const note = stateText.loadingWard(last && clockText(last.at, last.timeZone));
  const wards = last?.wards ?? Array.from({ length: UNKNOWN_WARDS }, (_, index) => ({ unitId: String(index), name: '', census: 0, staffedBeds: 0 }));
  return (
    <div data-testid="loading-board" aria-busy="true">
      <h1>{stateText.loading}</h1>
      <div className="cards loading">
        {wards.map((ward) => (
          <article key={ward.unitId} className="card" aria-hidden={ward.name === ''}>
            <header>
              <div>
                <h3>{ward.name}</h3>
                <p className="occ">{note}</p>
              </div>
            </header>
            <div className="skel fan" />
            <div className="skel wide" />
            <div className="skel" />
          </article>
        ))}
      </div>
    </div>
  );
}
