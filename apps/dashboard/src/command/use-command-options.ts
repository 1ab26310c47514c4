import { useMemo } from 'react';
import { useNavigate, type NavigateFn } from '@tanstack/react-router';
import type { Hospital } from '@wardcast/contract';
import { useBoard } from '../data/use-board';
import { useHospitalMinute } from '../data/use-clock';
import { useServices } from '../data/wardcast-context';
import { readingsOf } from '../data/use-readings';
import { byRisk, type NamedReading } from '../model/risk-order';
import { chooseTarget } from '../model/target-time';
import { PAGES } from '../shell/pages';
import { switchShortcuts, useShortcutsOn } from '../shell/shortcut-setting';
import { chooseTheme, shownTheme } from '../shell/theme';
import { boardText } from '../text/board-text';
import { commandText } from '../text/command-text';
import { shortTargetText } from '../text/time-text';
import type { CommandOption } from './command-options';

interface WardList {
  readonly hospital: Hospital;
  readonly now: number;
  readonly wards: readonly NamedReading[];
  readonly navigate: NavigateFn;
}

function wardOptions({ hospital, now, wards, navigate }: WardList, at: number): readonly CommandOption[] {
  const words = shortTargetText(at, now, hospital.timeZone);
  return [...wards].sort(byRisk).map((ward) => ({
    id: `ward-${ward.reading.node.nodeId}`,
    group: 'wards',
    name: ward.name,
    about: commandText.ward(boardText.occupied(ward.reading), ward.reading.target && boardText.likely(ward.reading.target), words),
    keys: [],
    risk: ward.reading.target,
    run: () => void navigate({ to: '/wards/$id', params: { id: ward.reading.node.nodeId } }),
  }));
}

function actionOptions(areKeysOn: boolean, navigate: NavigateFn): readonly CommandOption[] {
  const next = shownTheme() === 'dark' ? 'light' : 'dark';
  return [
    { id: 'do-table', group: 'actions', name: commandText.table, about: commandText.tableAbout, keys: [], risk: null, run: () => void navigate({ to: '/board', search: { view: 'table' } }) },
    { id: 'do-theme', group: 'actions', name: commandText.theme(next), about: commandText.themeAbout, keys: [], risk: null, run: () => chooseTheme(next) },
    { id: 'do-keys', group: 'actions', name: commandText.shortcuts(areKeysOn), about: commandText.shortcutsAbout(areKeysOn), keys: [], risk: null, run: () => switchShortcuts(!areKeysOn) },
  ];
}

function pageOptions(areKeysOn: boolean, navigate: NavigateFn): readonly CommandOption[] {
  return PAGES.map(({ to, name, about, key }) => ({
    id: `go-${to.slice(1)}`, group: 'pages', name, about, keys: areKeysOn ? ['G', key.toUpperCase()] : [], risk: null, run: () => void navigate({ to }),
  }));
}

/** Everything that the menu offers: wards by risk at the next bed meeting, what can be done, where one can go. */
export function useCommandOptions(): readonly CommandOption[] {
  const { store } = useServices();
  const navigate = useNavigate();
  const areKeysOn = useShortcutsOn();
  const hospital = useBoard((state) => state.hospital);
  const now = useHospitalMinute();
  return useMemo(() => {
    const rest = [...actionOptions(areKeysOn, navigate), ...pageOptions(areKeysOn, navigate)];
    if (!hospital || now === null) return rest;
    const { at } = chooseTarget({ requested: undefined, huddleTimes: hospital.huddleTimes, now, timeZone: hospital.timeZone }).target;
    // Read once a minute: a list that moves under the arrow keys would open the wrong ward.
    const wards = readingsOf(store.state(), at).units;
    return [...wardOptions({ hospital, now, wards, navigate }, at), ...rest];
  }, [areKeysOn, hospital, navigate, now, store]);
}
