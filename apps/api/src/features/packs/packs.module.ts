/** Packs: a review as a paper to hand out. */
import { Module } from '@nestjs/common';
import { ReviewsModule } from '../reviews/index.ts';
import { PacksController } from './packs.controller.ts';
import { PacksService } from './packs.service.ts';

@Module({ imports: [ReviewsModule], controllers: [PacksController], providers: [PacksService] })
export class PacksModule {}
