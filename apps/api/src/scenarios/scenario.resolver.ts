import { Inject } from '@nestjs/common';
import { Args, Mutation, Query, Resolver, Subscription } from '@nestjs/graphql';
import {
  listLevers, markScenario, mayRunOn, readScenario, readScenarios, rerunScenario, saveScenario, takeBaseline,
  type ApiContext, type Baseline, type GoalFinding, type LeverView, type PlanningDependencies, type QueryResult, type RunAnswer, type SaveOutcome, type StoredScenario,
} from '@wardcast/application';
import type { GoalSeekInput, MutationSaveScenarioArgs, MutationTakeBaselineArgs, ScenarioRunInput } from '@wardcast/contract';
import { GraphQLError } from 'graphql';
import { API_CONTEXT } from '../api-options';
import { readyOrThrow, valueOrNull, valueOrThrow } from '../graphql/graphql-failure';
import { answersOf, toWhatIfError } from './what-if-failure';

/** Assumptions are words in the schema and hyphenated in the simulation. */
function baselineView(baseline: Baseline): unknown {
  return { ...baseline, assumptions: baseline.assumptions.map((assumption) => assumption.replace('-', '_')) };
}
const scenarioView = (scenario: StoredScenario): unknown => ({ ...scenario, baseline: baselineView(scenario.baseline) });
const savedView = ({ scenario, errors }: SaveOutcome): unknown => ({ scenario: scenario && scenarioView(scenario), errors });

@Resolver()
export class ScenarioResolver {
  constructor(@Inject(API_CONTEXT) private readonly context: ApiContext) {}

  @Query('levers')
  levers(): readonly LeverView[] {
    return valueOrThrow(listLevers(this.context.actor));
  }

  @Query('scenarios')
  async scenarios(@Args('facilityId') facilityId?: string | null): Promise<unknown> {
    return valueOrThrow(await readScenarios(this.deps(), this.context.actor, facilityId ?? null)).map(scenarioView);
  }

  @Query('scenario')
  async scenario(@Args('id') id: string): Promise<unknown> {
    const found = valueOrNull(await readScenario(this.deps(), this.context.actor, id));
    return found && scenarioView(found);
  }

  @Mutation('takeBaseline')
  async takeBaseline(@Args() { facilityId, start }: MutationTakeBaselineArgs): Promise<unknown> {
    return baselineView(await this.settle(takeBaseline(this.deps(), this.context.actor, { facilityId: facilityId ?? null, start: start ?? 'now' })));
  }

  @Mutation('saveScenario')
  async saveScenario(@Args() { input }: MutationSaveScenarioArgs): Promise<unknown> {
    const { note, parentId, ...draft } = input;
    return savedView(await this.settle(saveScenario(this.deps(), this.context.actor, { ...draft, note: note ?? '', parentId: parentId ?? null })));
  }

  @Mutation('deleteScenario')
  async deleteScenario(@Args('id') id: string): Promise<unknown> {
    return scenarioView(await this.settle(markScenario(this.deps(), this.context.actor, id, 'deleted')));
  }

  @Mutation('restoreScenario')
  async restoreScenario(@Args('id') id: string): Promise<unknown> {
    return scenarioView(await this.settle(markScenario(this.deps(), this.context.actor, id, 'listed')));
  }

  @Mutation('rerunScenario')
  async rerunScenario(@Args('id') id: string): Promise<unknown> {
    return savedView(await this.settle(rerunScenario(this.deps(), this.context.actor, id)));
  }

  @Subscription('scenarioRun')
  async scenarioRun(@Args('input') input: ScenarioRunInput): Promise<AsyncIterableIterator<{ readonly scenarioRun: RunAnswer }>> {
    const deps = this.deps();
    const baselineId = valueOrThrow(await mayRunOn(deps, this.context.actor, input.baselineId));
    return answersOf('scenarioRun', deps.runner.run({ baselineId, changes: input.changes, against: input.against ?? [] }));
  }

  @Subscription('goalSeek')
  async goalSeek(@Args('input') input: GoalSeekInput): Promise<AsyncIterableIterator<{ readonly goalSeek: GoalFinding }>> {
    const deps = this.deps();
    const baselineId = valueOrThrow(await mayRunOn(deps, this.context.actor, input.baselineId));
    return answersOf('goalSeek', deps.runner.seek({ baselineId, changes: input.changes, goal: input.goal }));
  }

  private deps(): PlanningDependencies {
    readyOrThrow(this.context.deps());
    const deps = this.context.planning?.() ?? null;
    if (deps === null) throw new GraphQLError('This server runs no scenarios.', { extensions: { code: 'NOT_READY' } });
    return deps;
  }

  private async settle<T>(result: Promise<QueryResult<T>>): Promise<T> {
    try {
      return valueOrThrow(await result);
    } catch (error) {
      throw toWhatIfError(error);
    }
  }
}
