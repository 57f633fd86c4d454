/** From the domain of an e-mail address to the providers of services, before anybody is known. */
import { Injectable } from '@nestjs/common';
import { PlatformDatabase, statement } from '../../platform/database/index.ts';

export interface RealmRow extends Record<string, unknown> {
  tenant_id: string;
  id: string;
  name: string;
  name_en: string;
  name_cy: string;
}

const ofDomain = statement('select tenant_id, id, name, name_en, name_cy from providers_of_domain($1)');

@Injectable()
export class RealmStore {
  constructor(private readonly database: PlatformDatabase) {}

  async ofDomain(domain: string): Promise<RealmRow[]> {
    return this.database.query<RealmRow>(ofDomain, [domain]);
  }
}
