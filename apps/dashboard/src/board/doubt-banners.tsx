import { useMemo } from 'react';
import { Banner } from '../components/banner';
import { useBoard, useNode } from '../data/use-board';
import { wardsOf } from '../model/wards';
import { baselinesText, isBaseline, wideningText } from '../text/doubt-text';
import { refusedWardsText } from '../text/refusal-text';
import { useFrame } from './board-frame';

/** Which wards have no forecast, where a simple rule stands in for the models, and why ranges are wider; nothing when all is well. */
export function DoubtBanners() {
  const { hospital } = useFrame();
  const nodes = useBoard((state) => state.nodes);
  const whole = useNode(hospital.facilityId);
  const names = useMemo(() => wardsOf(hospital).filter(({ unitId }) => isBaseline(nodes.get(unitId)?.node.forecast ?? null)).map(({ name }) => name), [hospital, nodes]);
  const refused = useMemo(() => wardsOf(hospital).filter(({ unitId }) => nodes.get(unitId)?.node.refusal).map(({ name }) => name), [hospital, nodes]);
  const widening = whole?.node.forecast?.widening ?? null;
  return (
    <>
      {refused.length > 0 && <div data-testid="refusals"><Banner kind="error" words={refusedWardsText(refused, wardsOf(hospital).length)} /></div>}
      {names.length > 0 && <div data-testid="baselines"><Banner kind="partial" words={baselinesText(names, wardsOf(hospital).length)} /></div>}
      {widening && <div data-testid="widening"><Banner kind="partial" words={wideningText(widening)} /></div>}
    </>
  );
}
