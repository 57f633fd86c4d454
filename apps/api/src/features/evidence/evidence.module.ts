/** Evidence: what shows that an action was done. */
import { Module, type MiddlewareConsumer, type NestModule } from '@nestjs/common';
import { FilesModule } from '../../platform/files/index.ts';
import { PlansModule } from '../plans/index.ts';
import { RatingsModule } from '../ratings/index.ts';
import { EvidenceFilesController, serviceFromAddress } from './evidence-files.controller.ts';
import { EvidenceResolver, EvidenceVersionsResolver } from './evidence.resolver.ts';
import { EvidenceService } from './evidence.service.ts';

@Module({
  imports: [PlansModule, RatingsModule, FilesModule],
  controllers: [EvidenceFilesController],
  providers: [EvidenceService, EvidenceResolver, EvidenceVersionsResolver],
})
export class EvidenceModule implements NestModule {
  configure(consumer: MiddlewareConsumer): void {
    consumer.apply(serviceFromAddress).forRoutes('api/services/:slug/evidence/:id/file');
  }
}
