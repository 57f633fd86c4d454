/** Who the owners are that plans name in words. */
export { OwnersModule } from './owners.module.ts';
export { linkedPerson, linkOwnerName } from './owners.store.ts';
