import { Inject } from '@nestjs/common';
import { Query, Resolver, Subscription } from '@nestjs/graphql';
import type { ApiContext, StartupState } from '@wardcast/application';
import { API_CONTEXT } from '../api-options';
import { LatestStream } from '../subscription/latest-stream';

/** Progress is read by people: four times a second looks smooth. */
const MIN_GAP_MS = 250;
const HEARTBEAT_MS = 8_000;

@Resolver()
export class StartupResolver {
  constructor(@Inject(API_CONTEXT) private readonly context: ApiContext) {}

  @Query('startup')
  startup(): StartupState {
    return this.context.startup.current();
  }

  @Subscription('startupChanged')
  startupChanged(): AsyncIterableIterator<{ readonly startupChanged: StartupState }> {
    const { startup } = this.context;
    const stream: LatestStream<{ readonly startupChanged: StartupState }> = new LatestStream({
      minGapMs: MIN_GAP_MS,
      heartbeatMs: HEARTBEAT_MS,
      produce: async () => ({ startupChanged: startup.current() }),
      onFailure: () => undefined,
      onClose: () => stopListening(),
    });
    const stopListening = startup.subscribe(() => stream.wake());
    return stream;
  }
}
