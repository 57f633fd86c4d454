/** Updates: what people say of their actions. */
import { Module } from '@nestjs/common';
import { ActionEditsModule } from '../action-edits/index.ts';
import { PlansModule } from '../plans/index.ts';
import { RatingsModule } from '../ratings/index.ts';
import { DelegatesResolver } from './delegates.resolver.ts';
import { DelegatesService } from './delegates.service.ts';
import { DraftsService } from './drafts.service.ts';
import { MyUpdatesService } from './my-updates.service.ts';
import { MyUpdatesResolver, UpdateDraftsResolver } from './my-updates.resolver.ts';
import { UpdatesResolver } from './updates.resolver.ts';
import { UpdatesService } from './updates.service.ts';

@Module({ imports: [ActionEditsModule, PlansModule, RatingsModule], providers: [UpdatesService, UpdatesResolver, DraftsService, MyUpdatesService, MyUpdatesResolver, UpdateDraftsResolver, DelegatesService, DelegatesResolver] })
export class UpdatesModule {}
