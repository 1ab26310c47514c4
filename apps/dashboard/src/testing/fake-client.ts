import type { TypedOperation } from '@wardcast/contract';
import type { GraphqlClient, Sink } from '../data/graphql-client';

interface Followed {
  readonly name: string;
  readonly variables: unknown;
  readonly sink: Sink<unknown>;
}

/** A client whose answers are set by the test. `followed` holds every subscription ever made, oldest first. */
export class FakeClient implements GraphqlClient {
  readonly followed: Followed[] = [];
  readonly asked: string[] = [];
  private readonly answers = new Map<string, () => unknown>();

  /** Sets what a query gives from now on; a function may throw. */
  answer(name: string, make: () => unknown): void {
    this.answers.set(name, make);
  }

  /** The newest subscription of an operation. */
  newest(name: string): Followed {
    const found = this.followed.filter((each) => each.name === name).at(-1);
    if (!found) throw new Error(`Nothing follows ${name}`);
    return found;
  }

  async query<Result, Variables>(operation: TypedOperation<Result, Variables>): Promise<Result> {
    this.asked.push(operation.name);
    const make = this.answers.get(operation.name);
    if (!make) throw new Error(`No answer for ${operation.name}`);
    return Promise.resolve(make() as Result);
  }

  subscribe<Result, Variables>(operation: TypedOperation<Result, Variables>, variables: Variables, sink: Sink<Result>): () => void {
    this.followed.push({ name: operation.name, variables, sink: sink as Sink<unknown> });
    return () => undefined;
  }

  close(): void {
    this.followed.length = 0;
  }
}
