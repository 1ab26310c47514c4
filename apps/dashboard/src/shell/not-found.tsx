import { Link } from '@tanstack/react-router';
import { stateText } from '../text/state-text';

export function NotFound() {
  return (
    <section className="start">
      <h1>{stateText.notFound}</h1>
      <p className="support">
        <Link to="/board">{stateText.toBoard}</Link>
      </p>
    </section>
  );
}
