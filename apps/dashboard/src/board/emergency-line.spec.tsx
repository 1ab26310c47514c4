import { screen, within } from '@testing-library/react';
import type { BoardNode } from '@wardcast/contract';
import { boardFixture, HOSPITAL } from '../testing/board-fixture';
import { nodeOf, withChance } from '../testing/readings';
import { renderScreen } from '../testing/render-board';
import { stillScreen } from '../testing/still-screen';

const ED = 'emergency-department';
const fixture = boardFixture();

/** The fixture with an emergency department and its division that would be the worst of all, were they wards. */
function crowdedBoard(change: (node: BoardNode) => BoardNode = (node) => node) {
  const isEmergency = (node: BoardNode) => node.nodeId === ED || node.nodeId === 'emergency';
  return { ...fixture, nodes: fixture.nodes.map((node) => change(isEmergency(node) ? withChance(node, 0.99) : node)) };
}

stillScreen();

describe('an emergency department', () => {
  it('is on the board in one line that leads to its page', async () => {
    await renderScreen('/board?target=20:00', crowdedBoard());
    const line = screen.getByTestId('emergency');
    // 31 patients in the fixture
    expect(within(line).getByTestId('emergency-patients').textContent).toBe('31 patients');
    expect(within(line).getByRole('link', { name: 'Emergency Department' }).getAttribute('href')).toBe(`/wards/${ED}?at=20:00`);
  });

  it('is no ward: not in cards, rows, chips, divisions, headline, calls for action or the count of wards', async () => {
    await renderScreen('/board', crowdedBoard());
    const shown = [...screen.getAllByTestId('board-card'), ...screen.getAllByTestId('steady-row')].map((each) => each.dataset['nodeId']);
    expect(shown).not.toContain(ED);
    expect(screen.getByRole('button', { name: 'All 24' })).toBeTruthy();
    expect(screen.getByTestId('headline').textContent).not.toContain('Emergency');
    for (const part of ['divisions', 'needs-action', 'wards', 'support']) expect(screen.getByTestId(part).textContent).not.toContain('Emergency');
    expect(screen.getByTestId('data-section').textContent).toContain('24 wards are live.');
  });

  it('is no row of the table, and stands below it', async () => {
    await renderScreen('/board?view=table', crowdedBoard());
    expect(screen.getAllByTestId('ward-row').map((row) => row.dataset['nodeId'])).not.toContain(ED);
    expect(screen.getByTestId('emergency').textContent).toContain('31 patients');
  });

  it('is no division in the address either', async () => {
    await renderScreen('/board?division=emergency');
    expect(screen.getByTestId('banner-note').textContent).toBe('division=emergency in the address is not known. It is ignored.');
  });

  it('says how many the wards expect by the target', async () => {
    const hospital = nodeOf(fixture, HOSPITAL.facilityId);
    const at = (hour: number) => Date.UTC(2026, 10, 25, hour);
    const board = crowdedBoard((node) => (node === hospital ? { ...node, live: { ...node.live, decidedInAt: [null, null, at(12), at(14), at(15)] } } : node));
    await renderScreen('/board?target=14:00', board);
    // two as soon as possible, one at noon, one at the target itself; the fifth comes an hour later
    expect(screen.getByTestId('emergency').textContent).toContain('4 moves into wards are decided or booked by 14:00, 2 of them as soon as possible.');
  });

  it('says so when nobody is expected, and speaks in the past when the data is stale', async () => {
    const { wait } = await renderScreen('/board?target=14:00', crowdedBoard((node) => ({ ...node, live: { ...node.live, decidedInAt: [] } })));
    expect(screen.getByTestId('emergency').textContent).toContain('No move into a ward is decided or booked by 14:00.');
    wait(11 * 60_000);
    expect(screen.getByTestId('emergency').textContent).toContain('had 31 patients');
    expect(screen.getByTestId('emergency').textContent).toContain('No move into a ward was decided or booked by 14:00.');
  });

  it('has no line in a hospital without one', async () => {
    await renderScreen('/board', { ...fixture, hospital: { ...HOSPITAL, units: HOSPITAL.units.filter(({ unitId }) => unitId !== ED) } });
    expect(screen.queryByTestId('emergency')).toBeNull();
  });
});
