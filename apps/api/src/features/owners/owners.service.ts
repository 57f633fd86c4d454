/** Use cases of owners' names: a plan comes with names and roles in words; somebody who knows says who they are. */
import { Injectable } from '@nestjs/common';
import { recordAudit } from '../../platform/audit/index.ts';
import { Clock } from '../../platform/clock/index.ts';
import { NotFound, reason, Refused } from '../../platform/graphql/index.ts';
import type { LinkOwnerNameInput, OwnerName, OwnerNames } from './owners.graphql.ts';
import { linkOwnerName, ownerNames, ownerPeople } from './owners.store.ts';

@Injectable()
export class OwnersService {
  constructor(private readonly clock: Clock) {}

  async names(): Promise<OwnerNames> {
    const [names, people] = [await ownerNames(null), await ownerPeople()];
    return { names, people };
  }

  /** From then on they have those actions among theirs, are written to about them, and do not judge them. */
  async link({ name, personId = null }: LinkOwnerNameInput): Promise<OwnerName | NotFound | Refused> {
    const person = personId === null ? null : (await ownerPeople()).find(({ id }) => id === personId.toLowerCase());
    if (person === undefined) return new NotFound(personId ?? '');
    const [named] = await ownerNames(name);
    if (!named) return new NotFound(name);
    const meant = person ?? named.person;
    if (!meant) return new Refused(reason('ownerNotLinked', { field: 'personId' }));
    await linkOwnerName(name, person?.id ?? null);
    await recordAudit(this.clock.now(), 'linkOwnerName', 'person', meant.id, { name: named.name, actions: named.actions, linked: person !== null });
    return { ...named, person };
  }
}
