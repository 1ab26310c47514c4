import type { BaselineRequest, GoalRequest, RunRequest, WhatIfFault } from '@wardcast/application';
import type { LeverChange } from '@wardcast/simulation';

/** What a thread of the what-if is started with. */
export interface WhatIfThreadInput {
  readonly databaseUrl: string;
}
/** One job. `aborted` is shared memory: the thread sees it in the middle of its work, where no message would reach it. */
export type WhatIfWork =
  | { readonly kind: 'baseline'; readonly request: BaselineRequest & { readonly baselineId: string; readonly seed: number } }
  | { readonly kind: 'validate'; readonly request: { readonly baselineId: string; readonly changes: readonly LeverChange[] } }
  | { readonly kind: 'run'; readonly request: RunRequest }
  | { readonly kind: 'seek'; readonly request: GoalRequest };
export interface ToWhatIfThread {
  readonly job: number;
  readonly work: WhatIfWork;
  readonly aborted: Int32Array;
}
export type FromWhatIfThread =
  | { readonly kind: 'value'; readonly job: number; readonly value: unknown }
  | { readonly kind: 'end'; readonly job: number }
  | { readonly kind: 'fault'; readonly job: number; readonly reason: WhatIfFault['reason']; readonly message: string };
