/** Use cases of families: read them, save the next version whole or not at all, withdraw, and offer those in force to the indicators. */
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { recordAudit } from '../../platform/audit/index.ts';
import { Clock } from '../../platform/clock/index.ts';
import { childDataAnswered } from '../../platform/free-text/index.ts';
import { Conflict, NotFound, reason, Refused } from '../../platform/graphql/index.ts';
import { IndicatorsService, type NeighbourModel } from '../indicators/index.ts';
import { TenantsService } from '../tenants/index.ts';
import { tenantId } from '../../platform/tenancy/index.ts';
import { NeighbourFamily, NeighbourFamilyRefused, type SaveNeighbourFamilyInput, type WithdrawNeighbourFamilyInput } from './families.graphql.ts';
import { insertFamily, insertVersion, keptVersions, lockFamilies, offeredVersions, withdrawFamily, type FamilyVersionRow, type KeptFamilyRow } from './families.store.ts';
import { readMembers } from './family-members.ts';
import { modelOn } from './family-model.ts';
import { namedAreas, type NamedArea, type NamedAreas } from './named-area.ts';
import { MOST_FAMILIES, reasonsAgainstHead, saysTheSame } from './new-family.ts';

@Injectable()
export class FamiliesService implements OnModuleInit {
  private known: NamedAreas | undefined;

  constructor(
    private readonly indicators: IndicatorsService,
    private readonly tenants: TenantsService,
    private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    this.indicators.offerAlso((gssCode) => this.models(gssCode));
  }

  async all(): Promise<NeighbourFamily[]> {
    const [rows, own] = [await keptVersions(), await this.ownArea()];
    const families = familiesOf(rows).map((versions) => this.shown(versions, own));
    return [...families.filter(({ withdrawnAt }) => withdrawnAt === null), ...families.filter(({ withdrawnAt }) => withdrawnAt !== null)];
  }

  async one(id: string): Promise<NeighbourFamily | NotFound> {
    const versions = familiesOf(await keptVersions()).find(([{ familyId }]) => familyId === id.toLowerCase());
    return versions ? this.shown(versions, await this.ownArea()) : new NotFound(id);
  }

  /** A family that is new, or the next version of one. */
  async save(input: SaveNeighbourFamilyInput): Promise<NeighbourFamily | NeighbourFamilyRefused | Refused | NotFound | Conflict> {
    await lockFamilies();
    const families = familiesOf(await keptVersions());
    const familyId = input.familyId?.toLowerCase() ?? null;
    const versions = familyId === null ? null : families.find(([held]) => held.familyId === familyId);
    if (versions === undefined) return new NotFound(input.familyId ?? '');
    const [newest] = versions ?? [];
    if (newest && newest.withdrawnAt !== null) return new Refused(reason('familyWithdrawn'));
    if (newest && newest.version !== input.version) return new Conflict(newest.version);
    const others = families.filter(([held]) => held.withdrawnAt === null && held.familyId !== familyId);
    if (!newest && others.length >= MOST_FAMILIES) return new Refused(reason('tooManyFamilies', { limit: MOST_FAMILIES }));
    const own = await this.ownArea();
    if (!own) return new Refused(reason('noArea'));

    const head = { nameEn: input.nameEn.trim(), nameCy: input.nameCy?.trim() || null, effectiveFrom: input.effectiveFrom };
    const taken = others.flatMap(([{ nameEn, nameCy }]) => [nameEn, ...(nameCy === null ? [] : [nameCy])]);
    const reasons = reasonsAgainstHead(head, taken, this.clock.today(), input.noChildNamed);
    const read = readMembers(input.members, own, this.areas(), input.noChildNamed);
    if (read.kind === 'refused') return new Refused(...reasons, read.reason);
    if (read.kind === 'faults') return Object.assign(new NeighbourFamilyRefused(), { reasons, lines: read.faults });
    const { level, members } = read;
    const content = { ...head, level, members };
    if (newest && saysTheSame(content, newest)) reasons.push(reason('nothingChanged'));
    if (reasons.length > 0) return new Refused(...reasons);

    const at = this.clock.now();
    const id = newest?.familyId ?? (await insertFamily());
    const version = (newest?.version ?? 0) + 1;
    await insertVersion(id, version, content, at);
    const typed = { nameEn: head.nameEn, nameCy: head.nameCy, members: members.map(({ closeness }) => closeness).join('\n') };
    await recordAudit(at, 'saveNeighbourFamily', 'neighbourFamily', id, { version, level, members: members.length, effectiveFrom: head.effectiveFrom, ...childDataAnswered(typed, input.noChildNamed) });
    return this.one(id);
  }

  /** It is no longer offered; what was said by it stays readable. */
  async withdraw({ familyId, version }: WithdrawNeighbourFamilyInput): Promise<NeighbourFamily | Refused | NotFound | Conflict> {
    await lockFamilies();
    const [newest] = familiesOf(await keptVersions()).find(([held]) => held.familyId === familyId.toLowerCase()) ?? [];
    if (!newest) return new NotFound(familyId);
    if (newest.withdrawnAt !== null) return new Refused(reason('familyWithdrawn'));
    if (newest.version !== version) return new Conflict(newest.version);
    const at = this.clock.now();
    await withdrawFamily(newest.familyId, at);
    await recordAudit(at, 'withdrawNeighbourFamily', 'neighbourFamily', newest.familyId, { version });
    return this.one(newest.familyId);
  }

  /** Those of the service of the transaction that are in force today. */
  private async models(gssCode: string | null): Promise<NeighbourModel[]> {
    const own = gssCode === null ? null : this.areas().ofCode(gssCode);
    if (!own) return [];
    return familiesOf(await offeredVersions()).flatMap((versions) => modelOn(versions, own, this.clock.today()) ?? []);
  }

  private shown(versions: readonly [KeptFamilyRow, ...KeptFamilyRow[]], own: NamedArea | null): NeighbourFamily {
    const model = own && modelOn(versions, own, this.clock.today());
    return new NeighbourFamily(versions, model?.kept?.version ?? null, (area) => this.areas().ofCode(area)?.name ?? area);
  }

  /** Null where nobody has said which area the service covers. */
  private async ownArea(): Promise<NamedArea | null> {
    const gssCode = (await this.tenants.find(tenantId()))?.gssCode ?? null;
    return gssCode === null ? null : this.areas().ofCode(gssCode);
  }

  /** Read when first asked for: the crosswalk never changes while the program runs. */
  private areas(): NamedAreas {
    return (this.known ??= namedAreas(this.indicators.openData()));
  }
}

/** Each with its versions, the newest first. */
function familiesOf<Row extends FamilyVersionRow>(rows: readonly Row[]): [Row, ...Row[]][] {
  const families = new Map<string, [Row, ...Row[]]>();
  for (const row of rows) {
    const held = families.get(row.familyId);
    if (held) held.push(row);
    else families.set(row.familyId, [row]);
  }
  return [...families.values()];
}
