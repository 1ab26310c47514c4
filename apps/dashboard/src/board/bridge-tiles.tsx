import type { ReactNode } from 'react';
import { useReadings } from '../data/use-readings';
import type { Moves } from '../model/bridge';
import type { NodeReading, TargetReading } from '../model/node-reading';
import { bridgeText, boardText } from '../text/board-text';
import { freeWords } from '../text/free-words';
import { NO_DATA } from '../text/level-text';
import { bedPx, RangeBar, SplitBar } from './bridge-bars';
import { useFrame } from './board-frame';
import { useSubject } from './use-subject';

/** Free now + out - in = free at target, as tiles with bars at one scale. */
export function BridgeTiles({ division }: { readonly division: string | undefined }) {
  const { targetAt, atShort: at } = useFrame();
  const subject = useSubject(targetAt, division);
  const whole = useReadings(targetAt).hospital?.reading.target ?? null;
  if (!subject) return null;
  const { reading } = subject;
  const pxPerBed = scaleOf(reading);
  const context = subject.isHospital ? null : whole;
  return (
    <section className={`bridge${reading.target?.bridge.staffingChange ? ' staffing' : ''}`} aria-label={bridgeText.label(at)} data-testid="bridge">
      <FreeNowTile reading={reading} context={context} pxPerBed={pxPerBed} />
      <Operator sign="+" label={bridgeText.plus} />
      <MovesTile kind="out" target={reading.target} context={context} pxPerBed={pxPerBed} />
      <Operator sign="−" label={bridgeText.minus} className="mid" />
      <MovesTile kind="in" target={reading.target} context={context} pxPerBed={pxPerBed} />
      {reading.target?.bridge.staffingChange ? <StaffingTile change={reading.target.bridge.staffingChange} /> : null}
      <Operator sign="=" label={bridgeText.equals} />
      <FreeAtTile target={reading.target} context={context} />
    </section>
  );
}

function Operator({ sign, label, className = '' }: { readonly sign: string; readonly label: string; readonly className?: string }) {
  return (
    <span className={`op ${className}`} role="img" aria-label={label}>
      {sign}
    </span>
  );
}

interface TileProps {
  readonly name: string;
  readonly label: string;
  readonly value: string | number;
  readonly detail: ReactNode;
  readonly bar?: ReactNode;
  readonly note?: string | null;
  readonly className?: string;
  readonly valueClass?: string;
}

function Tile({ name, label, value, detail, bar, note, className = '', valueClass = '' }: TileProps) {
  const { isPast } = useFrame();
  return (
    <div className={`tile ${className}${isPast ? ' stale' : ''}`} data-testid={`tile-${name}`}>
      <p className="k">
        <span>{label}</span>
      </p>
      <p className={`v ${valueClass}`}>
        <span>{value}</span>
      </p>
      {bar}
      <p className="d">
        <span>{detail}</span>
      </p>
      {note && (
        <p className="h">
          <span>{note}</span>
        </p>
      )}
    </div>
  );
}

interface PartProps {
  readonly target: TargetReading | null;
  /** The hospital's reading, shown small below a division's. */
  readonly context: TargetReading | null;
}

interface ScaledProps extends PartProps {
  /** The one scale of the bars. */
  readonly pxPerBed: number;
}

function scaleOf({ node, freeNow, target }: NodeReading): number {
  return bedPx(Math.max(Math.max(0, freeNow) + node.live.blockedBeds, target?.bridge.out.total ?? 0, target?.bridge.in.total ?? 0));
}

function FreeNowTile({ reading, context, pxPerBed }: { readonly reading: NodeReading } & Omit<ScaledProps, 'target'>) {
  const { isPast } = useFrame();
  const { availableNow, inCleaning, blockedBeds } = reading.node.live;
  const ready = bridgeText.ready(availableNow);
  const note = context ? bridgeText.hospitalValue(freeWords(context.bridge.freeNow)) : bridgeText.cleaning(inCleaning);
  return (
    <Tile
      name="free-now"
      label={bridgeText.freeNow(isPast)}
      value={reading.freeNow < 0 ? freeWords(reading.freeNow) : reading.freeNow}
      bar={<SplitBar pxPerBed={pxPerBed} parts={[{ beds: Math.max(0, reading.freeNow), kind: 'free' }, { beds: blockedBeds, kind: 'closed' }]} />}
      detail={boardText.occupied(reading)}
      note={`${ready}. ${note}`}
    />
  );
}

function MovesTile({ kind, target, context, pxPerBed }: ScaledProps & { readonly kind: 'out' | 'in' }) {
  const { isPast } = useFrame();
  const label = kind === 'out' ? bridgeText.out(isPast) : bridgeText.in(isPast);
  if (!target) return <Tile name={`expected-${kind}`} label={label} value={NO_DATA} valueClass="ink3" detail={boardText.withoutForecast} />;
  const moves = target.bridge[kind];
  return (
    <Tile
      name={`expected-${kind}`}
      label={label}
      value={moves.total}
      bar={<SplitBar pxPerBed={pxPerBed} parts={[{ beds: moves.certain, kind: 'certain' }, { beds: moves.likely, kind: 'likely' }]} />}
      detail={<MovesDetail moves={moves} kind={kind} stillWaiting={kind === 'in' ? target.bridge.stillWaiting : 0} />}
      note={context && bridgeText.hospitalValue(context.bridge[kind].total)}
    />
  );
}

function MovesDetail({ moves, kind, stillWaiting }: { readonly moves: Moves; readonly kind: 'out' | 'in'; readonly stillWaiting: number }) {
  return (
    <>
      <b>{moves.certain}</b> {bridgeText.certain(kind)}, <b>{moves.likely}</b> {bridgeText.likely}
      {stillWaiting > 0 && bridgeText.stillWaiting(stillWaiting)}
    </>
  );
}

function StaffingTile({ change }: { readonly change: number }) {
  const { atShort: at } = useFrame();
  return (
    <>
      <Operator sign={change > 0 ? '+' : '−'} label={change > 0 ? bridgeText.plus : bridgeText.minus} />
      <Tile name="staffing" label={bridgeText.staffing} value={Math.abs(change)} detail={bridgeText.staffingDetail(change, at)} className={change > 0 ? 'more' : 'fewer'} />
    </>
  );
}

function FreeAtTile({ target, context }: PartProps) {
  const { atShort: at, isPast } = useFrame();
  const label = bridgeText.freeAt(at, isPast);
  if (!target) return <Tile name="free-at-target" className="result" label={label} value={NO_DATA} valueClass="ink3" detail={boardText.withoutForecast} />;
  const { freeAtTarget } = target.bridge;
  return (
    <Tile
      name="free-at-target"
      className="result"
      label={label}
      value={freeWords(freeAtTarget)}
      valueClass={!isPast && freeAtTarget < 0 ? `lv-${target.level}` : ''}
      bar={<RangeBar target={target} isPast={isPast} />}
      detail={bridgeText.range(target, isPast)}
      note={context && bridgeText.hospitalValue(freeWords(context.bridge.freeAtTarget))}
    />
  );
}
