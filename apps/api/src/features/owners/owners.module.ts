/** Who the owners are that plans name in words. */
import { Module } from '@nestjs/common';
import { OwnersResolver } from './owners.resolver.ts';
import { OwnersService } from './owners.service.ts';

@Module({ providers: [OwnersService, OwnersResolver] })
export class OwnersModule {}
