import { Inject } from '@nestjs/common';
import { Args, Mutation, Query, Resolver } from '@nestjs/graphql';
import { listRejected, mayRead, refuse, toRejectedView, type ApiContext, type RejectedMessageView } from '@wardcast/application';
import { API_CONTEXT } from '../api-options';
import { readyOrThrow, toGraphQLError, valueOrThrow } from '../graphql/graphql-failure';

const DEFAULT_LIMIT = 50;

@Resolver()
export class RejectedResolver {
  constructor(@Inject(API_CONTEXT) private readonly context: ApiContext) {}

  @Query('rejected')
  async rejected(@Args('limit') limit?: number | null): Promise<readonly RejectedMessageView[]> {
    const deps = readyOrThrow(this.context.deps());
    return valueOrThrow(await listRejected(deps, this.context.actor, limit ?? DEFAULT_LIMIT));
  }

  @Mutation('replayRejected')
  async replayRejected(@Args('id') id: string): Promise<RejectedMessageView> {
    readyOrThrow(this.context.deps());
    if (!mayRead(this.context.actor, 'rejected')) throw toGraphQLError(refuse('forbidden', 'Your role does not include rejected messages.'));
    const outcome = await this.context.replayRejected(id);
    if (outcome.kind === 'refused') throw toGraphQLError(refuse('bad_input', outcome.reason));
    return toRejectedView(outcome.row);
  }
}
