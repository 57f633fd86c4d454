/** Accounts and memberships. */
export type { Account } from './accounts.store.ts';
export { PeopleModule } from './people.module.ts';
export { PeopleService, type NewAccount } from './people.service.ts';
