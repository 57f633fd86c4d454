/** Sharing: with which oversight bodies, and since when. */
import { Module } from '@nestjs/common';
import { OversightBodiesStore } from './oversight-bodies.store.ts';
import { SharingResolver } from './sharing.resolver.ts';
import { SharingService } from './sharing.service.ts';

@Module({ providers: [OversightBodiesStore, SharingService, SharingResolver], exports: [SharingService] })
export class SharingModule {}
