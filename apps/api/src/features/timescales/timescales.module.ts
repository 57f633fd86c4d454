/** Timescales: how the date that counts moves. */
import { Module } from '@nestjs/common';
import { AssuranceModule } from '../assurance/index.ts';
import { MovesResolver } from './moves.resolver.ts';
import { MovesService } from './moves.service.ts';

@Module({ imports: [AssuranceModule], providers: [MovesService, MovesResolver] })
export class TimescalesModule {}
