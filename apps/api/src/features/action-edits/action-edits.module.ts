/** Edits of actions and the history that they leave. */
import { Module } from '@nestjs/common';
import { PlansModule } from '../plans/index.ts';
import { RatingsModule } from '../ratings/index.ts';
import { ActionEdits } from './action-edits.service.ts';
import { ActionHistoryResolver } from './history.resolver.ts';

@Module({ imports: [PlansModule, RatingsModule], providers: [ActionEdits, ActionHistoryResolver], exports: [ActionEdits] })
export class ActionEditsModule {}
