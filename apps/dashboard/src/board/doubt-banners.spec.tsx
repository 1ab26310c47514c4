import { screen, within } from '@testing-library/react';
import { boardFixture, HOSPITAL } from '../testing/board-fixture';
import { nodeOf } from '../testing/readings';
import { renderScreen } from '../testing/render-board';
import { stillScreen } from '../testing/still-screen';

const board = boardFixture();

stillScreen();

describe('a forecast in doubt', () => {
  const cardOf = (nodeId: string): HTMLElement => screen.getAllByTestId('board-card').find((each) => each.dataset['nodeId'] === nodeId)!;

  it('says where a simple rule speaks and why, until the models speak again', async () => {
    const { receive } = await renderScreen('/board');
    const trauma = nodeOf(board, 'trauma');
    expect(screen.queryByTestId('baselines')).toBeNull();
    receive('101', [{ ...trauma, version: '101', forecast: { ...trauma.forecast!, ladderStep: 4, stepDown: { reason: 'tenfold_jump', unitIds: [] } } }]);
    expect(screen.getByTestId('baselines').textContent).toMatch(/^Baseline shown in 1 of 24 wards: /);
    expect(within(cardOf('trauma')).getByTestId('baseline').textContent).toBe('Baseline shown: hour-of-week profile, because the model was far from recent counts.');
    receive('102', [{ ...trauma, version: '102' }]);
    expect(screen.queryByTestId('baseline')).toBeNull();
    expect(screen.queryByTestId('baselines')).toBeNull();
  });

  it('says once why ranges are wider', async () => {
    const { receive } = await renderScreen('/board');
    const whole = nodeOf(board, HOSPITAL.facilityId);
    receive('101', [{ ...whole, version: '101', forecast: { ...whole.forecast!, widening: { cause: 'feed_late', feedId: 'adt', blindMinutes: 31 } } }]);
    expect(screen.getByTestId('widening').textContent).toContain('the feed adt was 31 minutes late');
  });
});
