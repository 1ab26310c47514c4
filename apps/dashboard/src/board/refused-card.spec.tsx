import { screen, within } from '@testing-library/react';
import type { BoardNode } from '@wardcast/contract';
import { boardFixture, FIXTURE_NOW } from '../testing/board-fixture';
import { nodeOf } from '../testing/readings';
import { renderScreen } from '../testing/render-board';
import { stillScreen } from '../testing/still-screen';

const board = boardFixture();
const SINCE = FIXTURE_NOW - 3_600_000;
const refused = (nodeId: string, version = '100', unitIds: readonly string[] = []): BoardNode => ({
  ...nodeOf(board, nodeId), version, forecast: null, refusal: { since: SINCE, reason: unitIds.length > 0 ? 'unit_missing' : 'failed', unitIds, lastIssuedAt: SINCE - 600_000 },
});
const boardWith = (...nodes: readonly BoardNode[]) => ({ ...board, nodes: board.nodes.map((node) => nodes.find(({ nodeId }) => nodeId === node.nodeId) ?? node) });
const cardOf = (nodeId: string): HTMLElement => screen.getAllByTestId('board-card').find((card) => card.dataset['nodeId'] === nodeId)!;

stillScreen();

it('has words in place of fan, range and chance, and a banner that names the ward', async () => {
  await renderScreen('/board?target=14:00', boardWith(refused('trauma')));
  const card = cardOf('trauma');
  expect(within(card).getByTestId('refused').textContent).toBe('No forecast since 08:42');
  expect(card.textContent).toContain('The forecast could not be made. The reason: its number of patients is none that a ward can have. Occupied beds are live');
  expect(within(card).getByTestId('likely').textContent).toBe('Likely No data');
  for (const absent of ['chance', 'at-risk-from']) expect(within(card).queryByTestId(absent)).toBeNull();
  expect(card.querySelector('svg.spark')).toBeNull();
  expect(screen.getByTestId('refusals').textContent).toMatch(/^No forecast in 1 of \d+ wards: Trauma/);
});

it('takes the place of the forecast as it comes, and goes with the next good one', async () => {
  const { receive } = await renderScreen('/board?target=14:00', board);
  receive('101', [refused('trauma', '101')]);
  expect(within(cardOf('trauma')).getByTestId('refused')).toBeTruthy();
  receive('102', [{ ...nodeOf(board, 'trauma'), version: '102' }]);
  expect(screen.queryByTestId('refused')).toBeNull();
  expect(screen.queryByTestId('refusals')).toBeNull();
});

it('stands in the table row, and in the headline of a division that misses it', async () => {
  await renderScreen('/board?target=14:00&view=table&division=surgery', boardWith(refused('trauma'), refused('surgery', '100', ['trauma'])));
  const row = screen.getAllByTestId('ward-row').find((each) => each.dataset['nodeId'] === 'trauma')!;
  expect(within(row).getByTestId('refused').textContent).toMatch(/^No forecast since 08:42: its number/);
  expect(screen.getByTestId('headline').textContent).toMatch(/staffed beds occupied\. No forecast since 08:42\.$/);
  expect(screen.getByTestId('divisions').textContent).toContain('SurgeryNo forecast since 08:42');
  expect(screen.getByTestId('refused-why').textContent).toMatch(/^The reason: Trauma.* has none/);
});
