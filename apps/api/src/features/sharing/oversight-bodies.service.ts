/** Oversight bodies and their advisers, kept by the operator of the installation. What advisers see is for each service to grant. */
import { v7 as newId } from 'uuid';
import type { Localised } from '@waymark/domain';
import { OversightBodiesStore } from './oversight-bodies.store.ts';
import type { OversightBody } from './sharing.graphql.ts';

export interface BodyWithAdvisers extends OversightBody {
  /** Their e-mail addresses. */
  advisers: readonly string[];
}

export class OversightBodiesService {
  constructor(private readonly bodies: OversightBodiesStore) {}

  async list(): Promise<BodyWithAdvisers[]> {
    return Promise.all((await this.bodies.list()).map(async (body) => ({ ...body, advisers: await this.bodies.advisers(body.id) })));
  }

  findBySlug(slug: string): Promise<OversightBody | null> {
    return this.bodies.findBySlug(slug);
  }

  /** @param slug that no body has yet */
  async create(slug: string, name: Localised): Promise<OversightBody> {
    const id = newId();
    await this.bodies.insert(id, slug, name);
    return { id, slug, name };
  }

  /** Returns false where the account advises for the body already. */
  addAdviser(bodyId: string, accountId: string): Promise<boolean> {
    return this.bodies.insertAdviser(bodyId, accountId);
  }

  /** Holds from the adviser's next request on. Returns false where the account does not advise for the body. */
  removeAdviser(bodyId: string, accountId: string): Promise<boolean> {
    return this.bodies.deleteAdviser(bodyId, accountId);
  }
}
