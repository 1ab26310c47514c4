import { helpText } from '../text/help-text';

/** What the words and marks mean. */
export function HelpPage() {
  return (
    <article className="help">
      <title>{`${helpText.title} | Wardcast`}</title>
      <h1>{helpText.title}</h1>
      <p className="support">{helpText.lead}</p>
      <dl>
        {helpText.sections.map(({ head, body }) => (
          <div key={head}>
            <dt>{head}</dt>
            <dd>{body}</dd>
          </div>
        ))}
      </dl>
    </article>
  );
}
