/** Timescales: how the date that counts moves. */
import { Module } from '@nestjs/common';
import { ActionEditsModule } from '../action-edits/index.ts';
import { MovesResolver } from './moves.resolver.ts';
import { MovesService } from './moves.service.ts';

@Module({ imports: [ActionEditsModule], providers: [MovesService, MovesResolver] })
export class TimescalesModule {}
