/** The oversight bodies of this installation and who advises for them; the platform role's rows. */
import { Injectable } from '@nestjs/common';
import type { Localised } from '@waymark/domain';
import { PlatformDatabase } from '../../platform/database/index.ts';
import type { OversightBody } from './sharing.graphql.ts';

type BodyRow = { id: string; slug: string; en: string; cy: string };

const bodyOf = ({ id, slug, en, cy }: BodyRow): OversightBody => ({ id, slug, name: { en, cy } });

@Injectable()
export class OversightBodiesStore {
  constructor(private readonly database: PlatformDatabase) {}

  /** By English name. */
  async list(): Promise<OversightBody[]> {
    return (await this.database.query<BodyRow>('select id, slug, name_en as en, name_cy as cy from oversight_body order by name_en, id')).map(bodyOf);
  }

  async findBySlug(slug: string): Promise<OversightBody | null> {
    const [row] = await this.database.query<BodyRow>('select id, slug, name_en as en, name_cy as cy from oversight_body where slug = $1', [slug]);
    return row ? bodyOf(row) : null;
  }

  /** Those that the account advises for, by English name. */
  async ofAdviser(accountId: string): Promise<OversightBody[]> {
    return (await this.database.query<BodyRow>(
      'select b.id, b.slug, b.name_en as en, b.name_cy as cy from oversight_member o join oversight_body b on b.id = o.body_id where o.account_id = $1 order by b.name_en, b.id', [accountId],
    )).map(bodyOf);
  }

  async insert(id: string, slug: string, name: Localised): Promise<void> {
    await this.database.execute('insert into oversight_body (id, slug, name_en, name_cy) values ($1, $2, $3, $4)', [id, slug, name.en, name.cy]);
  }

  /** Addresses of those who advise for the body, in order. */
  async advisers(bodyId: string): Promise<string[]> {
    const rows = await this.database.query<{ email: string }>('select a.email from oversight_member o join account a on a.id = o.account_id where o.body_id = $1 order by a.email', [bodyId]);
    return rows.map(({ email }) => email);
  }

  /** Returns whether the account did not advise for the body before. */
  async insertAdviser(bodyId: string, accountId: string): Promise<boolean> {
    return (await this.database.query('insert into oversight_member (body_id, account_id) values ($1, $2) on conflict do nothing returning account_id', [bodyId, accountId])).length > 0;
  }

  /** Returns whether the account advised for the body. */
  async deleteAdviser(bodyId: string, accountId: string): Promise<boolean> {
    return (await this.database.query('delete from oversight_member where body_id = $1 and account_id = $2 returning account_id', [bodyId, accountId])).length > 0;
  }
}
