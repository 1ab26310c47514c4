import { useState } from 'react';
import { scenarioText } from '../text/scenario-text';

/** Copies the page's address, which holds all of its state. */
export function ShareButton() {
  const [copied, setCopied] = useState<'no' | 'yes' | 'refused'>('no');
  const copy = () => {
    const { clipboard } = navigator;
    if (!clipboard) return setCopied('refused');
    clipboard.writeText(window.location.href).then(() => setCopied('yes'), () => setCopied('refused'));
  };
  return (
    <>
      <button type="button" className="btn" onClick={copy} data-testid="share">{scenarioText.share}</button>
      <span className="sm ink2 share-note" role="status">{copied === 'yes' ? scenarioText.shared : copied === 'refused' ? scenarioText.notShared : ''}</span>
    </>
  );
}
