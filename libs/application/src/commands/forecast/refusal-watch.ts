import type { RefusedIssue } from '../../ports/forecast-store.port';
import type { IssuedForecast, RefusedForecast } from './unit-forecasts';

type Made = IssuedForecast | RefusedForecast;

/**
 * Which nodes' refusals are kept already: a node that refuses with every event is kept once for each reason, and again after
 * a forecast of it. What could not be stored is offered again with the next issue.
 */
export class RefusalWatch {
  private readonly kept = new Map<string, string>();

  /** Refusals among the newest issues that are not kept yet. */
  unkept(made: readonly Made[], { facilityId, issuedAt }: Pick<RefusedIssue, 'facilityId' | 'issuedAt'>): readonly RefusedIssue[] {
    return made.flatMap((each) => {
      const why = whyRefused(each);
      return why === null || this.kept.get(each.nodeId) === wordOf(why) ? [] : [{ facilityId, nodeId: each.nodeId, issuedAt, ...why }];
    });
  }

  /** These issues are stored. */
  store(made: readonly Made[]): void {
    for (const each of made) {
      const why = whyRefused(each);
      if (why === null) this.kept.delete(each.nodeId);
      else this.kept.set(each.nodeId, wordOf(why));
    }
  }
}

type Why = Pick<RefusedIssue, 'reason' | 'unitIds'>;

/** Null for a forecast. */
function whyRefused(made: Made): Why | null {
  return made.forecast === null ? made.notes.stepDown : null;
}

function wordOf({ reason, unitIds }: Why): string {
  return `${reason} ${unitIds.join(' ')}`;
}
