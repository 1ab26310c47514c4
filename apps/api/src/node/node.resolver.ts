import { Inject } from '@nestjs/common';
import { Args, Query, Resolver } from '@nestjs/graphql';
import { listForecastIssues, readNode, readOutlook, readWhy, type ApiContext, type NodeDetailView, type OutlookView, type WhyView } from '@wardcast/application';
import type { QueryForecastIssuesArgs, QueryForecastWhyArgs, QueryNodeArgs, QueryOutlookArgs } from '@wardcast/contract';
import { API_CONTEXT } from '../api-options';
import { readyOrThrow, valueOrNull, valueOrThrow } from '../graphql/graphql-failure';

const DEFAULT_HOURS_BACK = 24;
const DEFAULT_ISSUES = 24;

@Resolver()
export class NodeResolver {
  constructor(@Inject(API_CONTEXT) private readonly context: ApiContext) {}

  @Query('node')
  async node(@Args() { facilityId, nodeId, input }: QueryNodeArgs): Promise<NodeDetailView | null> {
    const deps = readyOrThrow(this.context.deps());
    const question = { facilityId: facilityId ?? null, nodeId, hoursBack: input?.hoursBack ?? DEFAULT_HOURS_BACK, asOf: input?.asOf ?? null };
    return valueOrNull(await readNode(deps, this.context.actor, question));
  }

  @Query('forecastWhy')
  async forecastWhy(@Args() { facilityId, nodeId, target, asOf, since }: QueryForecastWhyArgs): Promise<WhyView | null> {
    const deps = readyOrThrow(this.context.deps());
    const question = { facilityId: facilityId ?? null, nodeId, target, asOf: asOf ?? null, since: since ?? null };
    return valueOrThrow(await readWhy(deps, this.context.actor, question));
  }

  @Query('outlook')
  async outlook(@Args() { facilityId, nodeId, asOf }: QueryOutlookArgs): Promise<OutlookView | null> {
    const deps = readyOrThrow(this.context.deps());
    return valueOrThrow(await readOutlook(deps, this.context.actor, { facilityId: facilityId ?? null, nodeId, asOf: asOf ?? null }));
  }

  @Query('forecastIssues')
  async forecastIssues(@Args() { facilityId, nodeId, before, limit }: QueryForecastIssuesArgs): Promise<readonly number[]> {
    const deps = readyOrThrow(this.context.deps());
    const question = { facilityId: facilityId ?? null, nodeId, before: before ?? null, limit: limit ?? DEFAULT_ISSUES };
    return valueOrThrow(await listForecastIssues(deps, this.context.actor, question));
  }
}
