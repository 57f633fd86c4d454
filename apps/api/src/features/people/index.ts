/** Accounts and memberships. */
export type { Account } from './accounts.store.ts';
export { placesOf } from './memberships.store.ts';
export { PeopleModule } from './people.module.ts';
export { PeopleService, type NewAccount } from './people.service.ts';
export { addressOf, setAside } from './imported-address.ts';
