import { useEffect } from 'react';
import { LevelShape } from '../components/level-shape';
import { chanceText } from '../text/level-text';
import { commandText } from '../text/command-text';
import type { Match } from './command-options';

const GROUPS = ['wards', 'actions', 'pages'] as const;

interface CommandListProps {
  readonly id: string;
  readonly matches: readonly Match[];
  /** Index of the chosen one. */
  readonly active: number;
  readonly onRun: (index: number) => void;
  readonly onPoint: (index: number) => void;
}

/** What was found, by group; the field keeps the focus and names the chosen line. */
export function CommandList({ id, matches, active, onRun, onPoint }: CommandListProps) {
  const chosenId = matches[active] && `${id}-${matches[active].option.id}`;
  useEffect(() => {
    if (chosenId) document.getElementById(chosenId)?.scrollIntoView?.({ block: 'nearest' });
  }, [chosenId]);
  const numbered = matches.map((match, index) => ({ match, index }));
  return (
    <div id={id} className="clist" role="listbox" aria-label={commandText.results}>
      {GROUPS.map((group) => {
        const own = numbered.filter(({ match }) => match.option.group === group);
        if (own.length === 0) return null;
        return (
          <div key={group} role="group" aria-labelledby={`${id}-${group}`}>
            <div className="chead" id={`${id}-${group}`} role="presentation">
              {commandText[group]}
            </div>
            {own.map(({ match, index }) => (
              <div
                key={match.option.id}
                id={`${id}-${match.option.id}`}
                className={index === active ? 'copt on' : 'copt'}
                role="option"
                aria-selected={index === active}
                onClick={() => onRun(index)}
                onPointerMove={() => index !== active && onPoint(index)}
              >
                <OptionLine match={match} />
              </div>
            ))}
          </div>
        );
      })}
    </div>
  );
}

function OptionLine({ match: { option, from, to } }: { readonly match: Match }) {
  const { risk } = option;
  return (
    <>
      <span className="cl">
        <b>
          {option.name.slice(0, from)}
          {to > from && <mark>{option.name.slice(from, to)}</mark>}
          {option.name.slice(to)}
        </b>
        <span>{option.about}</span>
      </span>
      {risk && (
        <span className={`lvtext lv-${risk.level}`}>
          <LevelShape level={risk.level} />
          <span>{chanceText(risk.chance)}</span>
        </span>
      )}
      {option.keys.length > 0 && (
        <span className="keys" aria-hidden="true">
          {option.keys.map((key) => (
            <kbd key={key}>{key}</kbd>
          ))}
        </span>
      )}
    </>
  );
}
