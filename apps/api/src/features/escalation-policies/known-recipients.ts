/** Who stands behind the targets of steps, read for many actions at once. */
import { grouped } from '../../platform/graphql/index.ts';
import { accountsByRole, accountsOfPeople, ownersOf } from './recipients.store.ts';
import type { Known } from './recipients.ts';

/** @param named accounts that steps name. Inside a tenant transaction. */
export async function knownRecipients(actionIds: readonly string[], named: readonly string[]): Promise<Known> {
  const owners = await ownersOf(actionIds);
  const by = (accountable: boolean) => {
    const rows = grouped(actionIds, owners.filter((owner) => owner.accountable === accountable), ({ actionId }) => actionId);
    return new Map(actionIds.map((id, place) => [id, (rows[place] ?? []).map(({ accountId }) => accountId)]));
  };
  return { owners: by(true), contributors: by(false), roles: await accountsByRole(), people: await accountsOfPeople(named) };
}
