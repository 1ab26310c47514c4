import { LEVERS, SURGE_STREAMS, type FieldType, type LeverField } from '@wardcast/simulation';
import type { Actor } from '../../actor';
import { mayRead } from '../access';
import { answer, refuse, type QueryResult } from '../query-result';

export interface LeverFieldView extends Omit<LeverField, 'type' | 'neutral'> {
  readonly type: Exclude<FieldType, 'weekday-caps'> | 'weekday_caps';
  /** The number that changes nothing; null = no number does. */
  readonly neutral: number | null;
  /** Words to choose from, the neutral one first; empty unless it is a choice. */
  readonly choices: readonly string[];
}
export interface LeverView {
  readonly kind: string;
  readonly label: string;
  readonly about: string;
  readonly mainField: string;
  readonly fields: readonly LeverFieldView[];
}

/** The levers as screens are told of them, in the order of the screen: for those who may use them. */
export function listLevers(actor: Actor): QueryResult<readonly LeverView[]> {
  if (!mayRead(actor, 'scenarios') || actor.units !== 'all') return refuse('forbidden', 'Your role does not include the scenarios.');
  return answer(LEVERS.map(({ kind, label, about, mainField, fields }) => ({ kind, label, about, mainField, fields: fields.map(fieldView) })));
}

function fieldView(field: LeverField): LeverFieldView {
  const { type, neutral } = field;
  return { ...field, type: type === 'weekday-caps' ? 'weekday_caps' : type, neutral: typeof neutral === 'number' ? neutral : null, choices: type === 'stream' ? SURGE_STREAMS : [] };
}
