import { Inject } from '@nestjs/common';
import { Args, Query, Resolver } from '@nestjs/graphql';
import { readSummary, type ApiContext, type WeekSummaryView } from '@wardcast/application';
import type { QuerySummaryArgs } from '@wardcast/contract';
import { API_CONTEXT } from '../api-options';
import { readyOrThrow, valueOrNull } from '../graphql/graphql-failure';

@Resolver()
export class SummaryResolver {
  constructor(@Inject(API_CONTEXT) private readonly context: ApiContext) {}

  @Query('summary')
  async summary(@Args() { facilityId, isoWeek }: QuerySummaryArgs): Promise<WeekSummaryView | null> {
    const deps = readyOrThrow(this.context.deps());
    return valueOrNull(await readSummary(deps, this.context.actor, facilityId ?? null, isoWeek ?? null));
  }
}
