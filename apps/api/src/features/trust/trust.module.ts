/** The trust centre: who can see what, and what becomes of it. */
import { Module } from '@nestjs/common';
import { PeopleModule } from '../people/index.ts';
import { TrustResolver } from './trust.resolver.ts';
import { TrustService } from './trust.service.ts';

@Module({ imports: [PeopleModule], providers: [TrustService, TrustResolver] })
export class TrustModule {}
