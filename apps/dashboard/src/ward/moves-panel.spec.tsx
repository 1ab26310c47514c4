import { render, screen } from '@testing-library/react';
import { bridgeOf } from '../model/bridge';
import { MovesPanel } from './moves-panel';

describe('MovesPanel', () => {
  it('keeps apart who arrives and who is decided but still waits, and both columns add up', () => {
    // 1 free now, 4 out, 27 of 30 at the target: 2 arrive of 11 decided, so 9 wait. Definite alone: 1 + 0 - 2 - 9 = -10.
    const bridge = bridgeOf({ staffedNow: 30, censusNow: 29, staffedAtTarget: 30, medianCensus: 27, expectedOut: 4, targetAt: 1, definiteOutAt: [], decidedInAt: Array.from({ length: 11 }, () => null) });
    render(<MovesPanel bridge={bridge} at="20:00" isDefiniteKnown />);
    const cells = (name: string) => [...screen.getByText(name).closest('tr')!.querySelectorAll('td')].map((cell) => cell.textContent);
    expect(cells('Out').slice(0, 2)).toEqual(['0', '+4']);
    expect(cells('In').slice(0, 2)).toEqual(['−2', '0']);
    expect(cells('Still waiting at 20:00').slice(0, 2)).toEqual(['−9', '+9']);
    expect(cells('Free at 20:00').slice(0, 2)).toEqual(['10 shortdefinite alone', '3 freedefinite + likely']);
  });
});
