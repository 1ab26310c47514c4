import { screen, within } from '@testing-library/react';
import type { HourAtRisk } from '@wardcast/contract';
import { boardFixture } from '../testing/board-fixture';
import { nodeOf } from '../testing/readings';
import { renderScreen } from '../testing/render-board';
import { stillScreen } from '../testing/still-screen';

const board = boardFixture();
const at = (hour: number): number => Date.UTC(2026, 10, 25, hour);

/** The fixture with other first hours at risk. */
function boardWith(risks: Readonly<Record<string, HourAtRisk | null>>) {
  const changed = Object.entries(risks).map(([nodeId, firstAtRisk]) => {
    const node = nodeOf(board, nodeId);
    return { ...node, forecast: { ...node.forecast!, firstAtRisk } };
  });
  return { ...board, nodes: board.nodes.map((node) => changed.find(({ nodeId }) => nodeId === node.nodeId) ?? node) };
}
const cardOf = (nodeId: string): HTMLElement => screen.getAllByTestId('board-card').find((card) => card.dataset['nodeId'] === nodeId)!;

stillScreen();

it('says from when the ward is at risk, and nothing where that is after the target or never', async () => {
  await renderScreen('/board?target=14:00', boardWith({ trauma: { at: at(11), chance: 0.2 }, 'acute-medicine': { at: at(15), chance: 0.9 }, respiratory: null }));
  expect(within(cardOf('trauma')).getByTestId('at-risk-from').textContent).toBe('risk from 11:00');
  for (const quiet of ['acute-medicine', 'respiratory']) expect(within(cardOf(quiet)).queryByTestId('at-risk-from')).toBeNull();
});

it('stands in the headline of its division', async () => {
  await renderScreen('/board?target=14:00&division=medicine', boardWith({ medicine: { at: at(12), chance: 0.34 } }));
  expect(screen.getByTestId('headline-chance').textContent).toContain('First at risk at 12:00 (3 in 10).');
});

it('stands in the table, with a word where no hour is at risk', async () => {
  await renderScreen('/board?target=14:00&view=table', boardWith({ trauma: { at: at(11), chance: 0.2 }, stroke: null }));
  const cell = (nodeId: string) => within(screen.getAllByTestId('ward-row').find((row) => row.dataset['nodeId'] === nodeId)!).getByTestId('first-at-risk').textContent;
  expect([cell('trauma'), cell('stroke')]).toEqual(['11:00', 'None']);
});
