/** SQL of whose an action is. */

/**
 * True of an action `a` of the tenant `$1` that the account owns or contributes to. A plan names most owners in words only: whoever
 * has that very name is meant.
 * @param account SQL of an account's id, such as `$3`
 */
export const ownedBy = (account: string): string => `exists (select from action_owner own join person me on me.tenant_id = $1 and me.account_id = ${account}
    where own.tenant_id = $1 and own.action_id = a.id and (own.person_id = me.id or lower(trim(own.name)) = lower(trim(me.name))))`;
