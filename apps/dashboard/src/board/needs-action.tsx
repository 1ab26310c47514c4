import { Link } from '@tanstack/react-router';
import { LevelBadge } from '../components/level-badge';
import { useReadings } from '../data/use-readings';
import { actionsOf, type Action } from '../model/needs-action';
import { railText } from '../text/board-text';
import { useFrame } from './board-frame';

/** The wards that call for action at the target, at most three, with the facts to decide on. */
export function NeedsAction() {
  const { hospital, targetAt, isPast } = useFrame();
  const { units } = useReadings(targetAt);
  const actions = isPast ? [] : actionsOf(hospital, units);
  return (
    <section aria-labelledby="needs-action" data-testid="needs-action">
      <h2 id="needs-action">{railText.needsAction}</h2>
      {actions.length === 0 && <p className="sm ink2 quiet">{isPast ? railText.stale : railText.nothing}</p>}
      {actions.map((action) => (
        <ActionItem key={action.unit.unitId} action={action} />
      ))}
    </section>
  );
}

function ActionItem({ action }: { readonly action: Action }) {
  const { atShort: at, targetKey } = useFrame();
  const { unit, target, relief } = action;
  return (
    <article className="act" data-node-id={unit.unitId}>
      <div className="hd">
        <h3>{unit.name}</h3>
        <LevelBadge level={target.level} />
      </div>
      <p>
        <b>{railText.actionStrong(action)}</b> {railText.actionRest(action)}
      </p>
      {relief && <p>{railText.relief(relief.name, relief.target, at)}</p>}
      <div className="go">
        <Link to="/wards/$id" params={{ id: unit.unitId }} search={{ at: targetKey }} aria-label={railText.whyLabel(unit.name)}>
          {railText.why}
        </Link>
      </div>
    </article>
  );
}
