import { Module, type DynamicModule } from '@nestjs/common';
import { GraphQLModule } from '@nestjs/graphql';
import type { ApiContext } from '@wardcast/application';
import { API_CONTEXT, CHANGE_HUB, type ApiOptions } from './api-options';
import { BoardResolver } from './board/board.resolver';
import { graphqlOptions } from './graphql/graphql-options';
import { InstantScalar } from './graphql/instant.scalar';
import { LeverParamsScalar } from './graphql/lever-params.scalar';
import { VersionScalar } from './graphql/version.scalar';
import { NodeResolver } from './node/node.resolver';
import { RejectedResolver } from './rejected/rejected.resolver';
import { StartupResolver } from './startup/startup.resolver';
import { AccuracyResolver } from './accuracy/accuracy.resolver';
import { ScenarioResolver } from './scenarios/scenario.resolver';
import { SettingsResolver } from './settings/settings.resolver';
import { SummaryResolver } from './summary/summary.resolver';
import type { ChangeHub } from './subscription/change-hub';

@Module({})
export class ApiModule {
  static for(context: ApiContext, hub: ChangeHub, { development, health }: Pick<ApiOptions, 'development' | 'health'>): DynamicModule {
    return {
      module: ApiModule,
      imports: [GraphQLModule.forRoot(graphqlOptions(development, health?.metrics))],
      providers: [
        { provide: API_CONTEXT, useValue: context },
        { provide: CHANGE_HUB, useValue: hub },
        BoardResolver, NodeResolver, StartupResolver, RejectedResolver, SummaryResolver, AccuracyResolver, ScenarioResolver, SettingsResolver, InstantScalar, VersionScalar, LeverParamsScalar,
      ],
    };
  }
}
