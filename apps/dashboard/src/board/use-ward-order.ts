import { useMemo, useRef, useState, type FocusEvent } from 'react';
import { useReadings } from '../data/use-readings';
import type { Level } from '../model/level';
import { byRisk, heldOrder, isAtRisk, type NamedReading } from '../model/risk-order';

/** A ward as the list shows it. */
export interface ListedWard {
  readonly unitId: string;
  readonly name: string;
  readonly level: Level | null;
  readonly isAtRisk: boolean;
}

/** Keeps the list still while somebody points at it or moves through it by keyboard. */
export interface OrderHold {
  readonly isHeld: boolean;
  readonly handlers: {
    readonly onPointerEnter: () => void;
    readonly onPointerLeave: () => void;
    readonly onFocus: () => void;
    readonly onBlur: (event: FocusEvent<HTMLElement>) => void;
  };
}

export function useOrderHold(): OrderHold {
  const [isPointed, setPointed] = useState(false);
  const [isFocused, setFocused] = useState(false);
  const handlers = useMemo(
    () => ({
      onPointerEnter: () => setPointed(true),
      onPointerLeave: () => setPointed(false),
      onFocus: () => setFocused(true),
      onBlur: (event: FocusEvent<HTMLElement>) => setFocused(event.currentTarget.contains(event.relatedTarget)),
    }),
    [],
  );
  return { isHeld: isPointed || isFocused, handlers };
}

function listed({ name, reading }: NamedReading): ListedWard {
  return { unitId: reading.node.nodeId, name, level: reading.target?.level ?? null, isAtRisk: isAtRisk(reading) || !reading.target };
}

/**
 * The wards by risk. While held, each ward keeps its place and its form (card or row), whatever its level does; a
 * held list of another target starts anew.
 */
export function useWardOrder(targetAt: number, isHeld: boolean): readonly ListedWard[] {
  const { units } = useReadings(targetAt);
  const fresh = useMemo(() => [...units].sort(byRisk).map(listed), [units]);
  const shown = useRef<{ readonly targetAt: number; readonly wards: readonly ListedWard[] }>({ targetAt, wards: fresh });
  const isKept = isHeld && shown.current.targetAt === targetAt;
  const wards = useMemo(() => {
    if (!isKept) return fresh;
    const before = new Map(shown.current.wards.map((ward) => [ward.unitId, ward]));
    const now = new Map(fresh.map((ward) => [ward.unitId, ward]));
    const order = heldOrder([...before.keys()], [...now.keys()]);
    return order.flatMap((id) => {
      const ward = now.get(id);
      return ward ? [{ ...ward, isAtRisk: before.get(id)?.isAtRisk ?? ward.isAtRisk }] : [];
    });
  }, [isKept, fresh]);
  shown.current = { targetAt, wards };
  return wards;
}
