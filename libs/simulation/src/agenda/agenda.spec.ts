import { Agenda } from './agenda';

describe('Agenda', () => {
  it('runs actions before the end, in order of time and then of planning', () => {
    const agenda = new Agenda(0);
    const seen: string[] = [];
    agenda.at(5_000, () => seen.push('late'));
    agenda.at(2_000, () => seen.push('first'));
    agenda.at(2_000, () => seen.push('second'));
    agenda.at(9_000, () => seen.push('beyond'));
    agenda.runUntil(9_000);
    expect(seen).toEqual(['first', 'second', 'late']);
    agenda.runUntil(9_001);
    expect(seen.at(-1)).toBe('beyond');
  });

  it('cuts times to whole seconds and never goes back', () => {
    const agenda = new Agenda(0);
    const seen: number[] = [];
    agenda.at(3_999, () => {
      seen.push(agenda.now);
      agenda.at(1_000, () => seen.push(agenda.now));
    });
    agenda.runUntil(10_000);
    expect(seen).toEqual([3_000, 3_000]);
  });
});
