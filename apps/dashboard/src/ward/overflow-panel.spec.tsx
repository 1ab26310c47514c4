import { render, screen, within } from '@testing-library/react';
import { outlookAt } from './outlook.fixture';
import { OverflowPanel } from './overflow-panel';
import { NOW } from './ward.fixture';

const outlook = outlookAt();
const given = { isBeside: true, outlook, readHour: outlook.targets[4]!, at: '14:00', firstAtRisk: { at: outlook.targets[0]!, chance: 0.34 }, freeNow: 1, staffed: 28, now: NOW, timeZone: 'Europe/London' };
const factsOf = () => within(screen.getByTestId('overflow')).getAllByRole('term').map((term) => [term.textContent, term.nextElementSibling!.textContent]);

it('keeps need and occupied beds apart', () => {
  render(<OverflowPanel {...given} />);
  expect(factsOf()).toEqual([
    ['First hour at risk', '10:00, 3 in 10'],
    // 27.54 and 2.71 of 30.25, in whole beds that add up.
    ['Expected to need a bed here', '30'],
    ['In the 28 staffed beds', '27'],
    ['Without a bed', '3'],
    ['3 or more without a bed', '4 in 10'],
  ]);
  expect(screen.queryByText(/Boarders/)).toBeNull();
});

it('names both ends of what boarders can be, where they are known', () => {
  const boarders = { ifAnyBedServes: outlook.targets.map(() => 0.4), ifWardsKeepToThemselves: outlook.targets.map(() => 6.26) };
  render(<OverflowPanel {...given} outlook={{ ...outlook, boarders }} firstAtRisk={null} />);
  expect(factsOf()[0]).toEqual(['First hour at risk', 'No hour of the next three days']);
  expect(factsOf().at(-1)).toEqual(['Boarders from all wards', '0 to 6']);
});

it('says so where beds are short already', () => {
  render(<OverflowPanel {...given} freeNow={-2} />);
  expect(factsOf()[0]).toEqual(['First hour at risk', 'Already, 2 short']);
});

it('says nothing of an hour that it does not reach', () => {
  const { container } = render(<OverflowPanel {...given} readHour={0} />);
  expect(container.textContent).toBe('');
});
