import { WhatIfFault } from '@wardcast/application';
import { GraphQLError } from 'graphql';

const CODES: Readonly<Record<WhatIfFault['reason'], string>> = { busy: 'BUSY', broken: 'RUN_BROKEN', no_baseline: 'NOT_FOUND', no_models: 'NOT_READY', stopped: 'NOT_READY' };
const BROKEN = 'The calculation ended unexpectedly. Try again; if it comes again, tell whoever runs Wardcast.';

/** A job's fault as the reader's error. What a broken thread said stays here: it may quote anything. */
export function toWhatIfError(error: unknown): unknown {
  if (!(error instanceof WhatIfFault)) return error;
  return new GraphQLError(error.reason === 'broken' ? BROKEN : error.message, { extensions: { code: CODES[error.reason] } });
}

/** The same values under the field's name, and faults as the reader's errors. Leaving it leaves the source. */
export function answersOf<Name extends string, T>(name: Name, source: AsyncIterable<T>): AsyncIterableIterator<Readonly<Record<Name, T>>> {
  const values = source[Symbol.asyncIterator]();
  const named = ({ done, value }: IteratorResult<T>): IteratorResult<Readonly<Record<Name, T>>> => (done ? { done, value: undefined } : { done: false, value: { [name]: value } as Record<Name, T> });
  return {
    next: () => values.next().then(named, (error: unknown) => Promise.reject(toWhatIfError(error))),
    return: async () => {
      await values.return?.();
      return { done: true, value: undefined };
    },
    [Symbol.asyncIterator]() {
      return this;
    },
  };
}
