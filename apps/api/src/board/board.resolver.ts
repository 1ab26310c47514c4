import { Inject, Logger } from '@nestjs/common';
import { Args, Query, Resolver, Subscription } from '@nestjs/graphql';
import { mayRead, readBoard, readHospital, refuse, type ApiContext, type BoardChangeView, type BoardView, type HospitalView } from '@wardcast/application';
import { API_CONTEXT, CHANGE_HUB } from '../api-options';
import { toGraphQLError, valueOrNull } from '../graphql/graphql-failure';
import { ChangeHub } from '../subscription/change-hub';
import { boardChanges } from './board-changes';

/** While the database is away every subscriber's read fails each second: one line in this time says so for all of them. */
const FAILURE_TOLD_EVERY_MS = 30_000;

@Resolver()
export class BoardResolver {
  private readonly logger = new Logger('Board');
  private failureToldAt = -Infinity;

  constructor(@Inject(API_CONTEXT) private readonly context: ApiContext, @Inject(CHANGE_HUB) private readonly hub: ChangeHub) {}

  @Query('hospital')
  async hospital(@Args('facilityId') facilityId?: string | null): Promise<HospitalView | null> {
    const deps = this.context.deps();
    return deps && valueOrNull(await readHospital(deps, this.context.actor, facilityId ?? null));
  }

  @Query('board')
  async board(@Args('facilityId') facilityId?: string | null): Promise<BoardView | null> {
    const deps = this.context.deps();
    return deps && valueOrNull(await readBoard(deps, this.context.actor, facilityId ?? null));
  }

  @Subscription('boardChanged')
  boardChanged(@Args('facilityId') facilityId: string | null | undefined, @Args('sinceVersion') sinceVersion: string | null): AsyncIterableIterator<{ readonly boardChanged: BoardChangeView }> {
    // A refusal must end the subscription here: inside the stream it would look like a database that is away.
    if (!mayRead(this.context.actor, 'board')) throw toGraphQLError(refuse('forbidden', 'Your role does not include the operations board.'));
    return boardChanges({
      context: this.context,
      hub: this.hub,
      facilityId: facilityId ?? null,
      sinceVersion: BigInt(sinceVersion ?? '0'),
      onFailure: (error) => this.tellFailure(error),
    });
  }

  private tellFailure(error: unknown): void {
    if (performance.now() - this.failureToldAt < FAILURE_TOLD_EVERY_MS) return;
    this.failureToldAt = performance.now();
    this.logger.warn(`The board could not be read for its subscribers (${error instanceof Error ? error.name : 'unknown'}); trying again.`);
  }
}
