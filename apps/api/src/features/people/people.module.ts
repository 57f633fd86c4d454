/** Accounts and memberships. */
import { Module } from '@nestjs/common';
import { AccountsStore } from './accounts.store.ts';
import { PeopleService } from './people.service.ts';

@Module({ providers: [AccountsStore, PeopleService], exports: [PeopleService] })
export class PeopleModule {}
