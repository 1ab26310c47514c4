import { Inject } from '@nestjs/common';
import { Args, Mutation, Query, Resolver } from '@nestjs/graphql';
import { changeSetting, readSettings, type ApiContext, type ChangedSetting, type SettingView } from '@wardcast/application';
import type { MutationChangeSettingArgs, QuerySettingsArgs } from '@wardcast/contract';
import { API_CONTEXT } from '../api-options';
import { readyOrThrow, valueOrThrow } from '../graphql/graphql-failure';

@Resolver()
export class SettingsResolver {
  constructor(@Inject(API_CONTEXT) private readonly context: ApiContext) {}

  @Query('settings')
  async settings(@Args() { facilityId, asOf }: QuerySettingsArgs): Promise<readonly SettingView[]> {
    return valueOrThrow(await readSettings(readyOrThrow(this.context.deps()), this.context.actor, { facilityId: facilityId ?? null, asOf: asOf ?? null }));
  }

  @Mutation('changeSetting')
  async changeSetting(@Args() { facilityId, name, value }: MutationChangeSettingArgs): Promise<ChangedSetting> {
    return valueOrThrow(await changeSetting(readyOrThrow(this.context.deps()), this.context.actor, { facilityId: facilityId ?? null, name, value: value ?? null }));
  }
}
