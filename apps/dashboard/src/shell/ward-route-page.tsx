import { lazy, Suspense } from 'react';
import { useParams } from '@tanstack/react-router';
import { stateText } from '../text/state-text';

/** The ward page brings the chart library, which the board must never load. */
const WardPage = lazy(async () => {
  const { WardPage: Page } = await import('../ward/ward-page');
  return { default: Page };
});

/** `/wards/:id`: takes the id from the address and loads the page for it. */
export function WardRoutePage() {
  const { id } = useParams({ from: '/wards/$id' });
  return (
    <Suspense fallback={<p className="support">{stateText.loadingPage}</p>}>
      <WardPage key={id} unitId={id} />
    </Suspense>
  );
}
