import { edModelFromJson, edModelToJson, type EdModelJson } from '../ed/ed-model-json';
import { hazardTableOf } from './hazard-table';
import type { ListModel } from './list-model';
import type { UnitFlowModel } from './unit-flow';

/** Raised by one when stored models can no longer be read; an unknown version is refused, and the unit is fitted anew. */
const FORMAT = 1;
/** Digits kept of each number: far finer than any standard error, and half the size of the full ones. */
const DIGITS = 7;

/** The stored form of a model: the hazard as its coefficients, from which the table is rebuilt. */
export interface UnitFlowJson extends Omit<UnitFlowModel, 'hazard' | 'arrivalsPerHour' | 'lists' | 'ed'> {
  readonly format: number;
  readonly hazard: readonly number[];
  readonly arrivalsPerHour: readonly number[];
  readonly lists?: ListModelJson | null;
  readonly ed?: EdModelJson | null;
}

type ListColumns = 'rates' | 'bookedPerHour' | 'othersPerHour';
type ListModelJson = Omit<ListModel, ListColumns> & Readonly<Record<ListColumns, readonly number[]>>;

export function toJson(model: UnitFlowModel): UnitFlowJson {
  return { ...model, format: FORMAT, hazard: rounded(model.hazard.coefficients), arrivalsPerHour: rounded(model.arrivalsPerHour), lists: model.lists == null ? null : listsToJson(model.lists), ed: model.ed == null ? null : edModelToJson(model.ed) };
}

/** Null when the value is not a stored model of this format: the caller fits anew instead of guessing. */
export function fromJson(value: unknown): UnitFlowModel | null {
  const json = value as Partial<UnitFlowJson> | null | undefined;
  if (json === null || typeof json !== 'object' || json.format !== FORMAT) return null;
  const { hazard, arrivalsPerHour, lists, ed, format: _format, ...rest } = json as UnitFlowJson;
  if (!allNumbers(hazard) || !allNumbers(arrivalsPerHour) || arrivalsPerHour.length !== 168) return null;
  try {
    return { ...rest, hazard: hazardTableOf(Float64Array.from(hazard)), arrivalsPerHour: Float64Array.from(arrivalsPerHour), lists: lists == null ? null : listsFromJson(lists), ed: edModelFromJson(ed) };
  } catch (error) {
    if (error instanceof RangeError) return null;
    throw error;
  }
}

function listsToJson({ rates, bookedPerHour, othersPerHour, ...shares }: ListModel): ListModelJson {
  return { ...shares, rates: rounded(rates), bookedPerHour: rounded(bookedPerHour), othersPerHour: rounded(othersPerHour) };
}

function listsFromJson({ rates, bookedPerHour, othersPerHour, ...shares }: ListModelJson): ListModel {
  return { ...shares, rates: Float64Array.from(rates), bookedPerHour: Float64Array.from(bookedPerHour), othersPerHour: Float64Array.from(othersPerHour) };
}

const rounded = (values: Float64Array): number[] => Array.from(values, (x) => Number(x.toPrecision(DIGITS)));
const allNumbers = (values: unknown): values is number[] => Array.isArray(values) && values.every((x) => Number.isFinite(x));
