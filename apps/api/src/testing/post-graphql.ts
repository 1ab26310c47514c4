import type { TypedOperation } from '@wardcast/contract';

export interface GraphqlAnswer<Result> {
  readonly status: number;
  readonly data: Result | null;
  readonly errors: readonly { readonly message: string; readonly extensions: Readonly<Record<string, unknown>> }[];
  readonly text: string;
}

/** One operation over HTTP POST, as any program sends it. */
export async function postGraphql<Result, Variables>(url: string, operation: TypedOperation<Result, Variables> | string, variables?: Variables): Promise<GraphqlAnswer<Result>> {
  const query = typeof operation === 'string' ? operation : operation.text;
  const response = await fetch(`${url}/graphql`, { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify({ query, variables }) });
  const text = await response.text();
  const parsed = JSON.parse(text) as { readonly data?: Result; readonly errors?: GraphqlAnswer<Result>['errors'] };
  return { status: response.status, data: parsed.data ?? null, errors: parsed.errors ?? [], text };
}
