/** How each person of the service shows who they are beside a password. */
import { Injectable } from '@nestjs/common';
import { SecondFactors } from '../../platform/auth/index.ts';
import { Tenancy } from '../../platform/tenancy/index.ts';
import { PeopleService } from '../people/index.ts';
import { trustedHolders } from './account-identities.store.ts';

export const factorKinds = ['app', 'passkey', 'provider'] as const;
export type FactorKind = (typeof factorKinds)[number];

export interface SecondFactorOverview {
  people: readonly { id: string; name: string; factors: readonly FactorKind[] }[];
  /** People with each kind, and with none; who has two counts under both. */
  counts: Readonly<Record<FactorKind | 'none' | 'people', number>>;
}

@Injectable()
export class SecondFactorStates {
  constructor(
    private readonly people: PeopleService,
    private readonly factors: SecondFactors,
    private readonly tenancy: Tenancy,
  ) {}

  /** Of everybody who may sign in, by name. */
  async overview(): Promise<SecondFactorOverview> {
    const { here, vouched } = await this.tenancy.transaction(async () => ({ here: await this.people.inService(), vouched: new Set(await trustedHolders()) }));
    const able = here.filter(({ maySignIn }) => maySignIn);
    const kinds = await this.factors.kindsOf(able.map(({ id }) => id));
    const people = able.map(({ id, name }) => {
      const own = kinds.get(id);
      const has = { app: own?.app ?? false, passkey: own?.passkey ?? false, provider: vouched.has(id) };
      return { id, name, factors: factorKinds.filter((kind) => has[kind]) };
    });
    const count = (kind: FactorKind): number => people.filter(({ factors }) => factors.includes(kind)).length;
    return { people, counts: { app: count('app'), passkey: count('passkey'), provider: count('provider'), none: people.filter(({ factors }) => factors.length === 0).length, people: people.length } };
  }
}
