import { Inject } from '@nestjs/common';
import { Args, Query, Resolver } from '@nestjs/graphql';
import { readAccuracy, type AccuracyView, type ApiContext } from '@wardcast/application';
import type { QueryAccuracyArgs } from '@wardcast/contract';
import { API_CONTEXT } from '../api-options';
import { readyOrThrow, valueOrNull } from '../graphql/graphql-failure';

/** Four weeks, as the schema says where nothing is asked for. */
const DEFAULT_DAYS = 28;

/** How the issued forecasts turned out. */
@Resolver()
export class AccuracyResolver {
  constructor(@Inject(API_CONTEXT) private readonly context: ApiContext) {}

  @Query('accuracy')
  async accuracy(@Args() { facilityId, nodeId, days }: QueryAccuracyArgs): Promise<AccuracyView | null> {
    const deps = readyOrThrow(this.context.deps());
    return valueOrNull(await readAccuracy(deps, this.context.actor, { facilityId: facilityId ?? null, nodeId: nodeId ?? null, days: days ?? DEFAULT_DAYS }));
  }
}
