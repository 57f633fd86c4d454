/** Use cases of oversight: the portfolio of an adviser, the figures of one service, and who looked. */
import { Injectable } from '@nestjs/common';
import { formatInstant, localDate, londonInstant, parseEpochDay, type IsoDate } from '@waymark/domain';
import { Clock } from '../../platform/clock/index.ts';
import type { Requester } from '../../platform/auth/index.ts';
import { fromNumericCursor, pageSize, shownError, toConnection, type Connection, type PageRequest } from '../../platform/graphql/index.ts';
import { acrossServices, openedScopes, shareScopes, Tenancy, tenantId, type ShareScope } from '../../platform/tenancy/index.ts';
import { IndicatorsService } from '../indicators/index.ts';
import { SharingService, type OversightBody } from '../sharing/index.ts';
import { TenantsService } from '../tenants/index.ts';
import { countShared, type FigureRow } from './figures.store.ts';
import { readFigures, releaseChildren } from './figures.ts';
import { looksOf, LooksStore } from './looks.store.ts';
import { toSharedFigures, type AdviserLook, type Portfolio, type PortfolioService, type SharedFigures, type SharedIndicator } from './oversight.graphql.ts';
import { enterPortfolio, type SharedServiceRow } from './portfolio.store.ts';
import { StagesService, type StagesOfBody } from './stages.service.ts';

const LOOKS = 20;
const PAST_ALL = 999_999_999;
const FIRST_TIME_ENTRANTS = 'first-time-entrants';

@Injectable()
export class OversightService {
  constructor(
    private readonly clock: Clock,
    private readonly tenancy: Tenancy,
    private readonly tenants: TenantsService,
    private readonly sharing: SharingService,
    private readonly indicators: IndicatorsService,
    private readonly looks: LooksStore,
    private readonly stages: StagesService,
  ) {}

  /** @param slug of the body; without it the first that the person advises for */
  async portfolio(requester: Requester, slug: string | null): Promise<Portfolio> {
    if (requester.service) throw shownError('BAD_USER_INPUT', 'Ask for the portfolio without naming a service in the header.');
    const bodies = await this.sharing.bodiesOf(requester.accountId);
    const body = slug === null ? bodies[0] : bodies.find((one) => one.slug === slug);
    if (!body) throw shownError('NOT_FOUND', 'There is no such oversight body among yours.');
    const { services, figures, stages } = await this.tenancy.withTenant(acrossServices(requester.accountId), async () => {
      const entered = await enterPortfolio(body.id);
      return { services: entered, figures: await countShared(this.clock.today()), stages: await this.stages.ofBody(body) };
    });
    await this.note(requester.accountId, body);
    return { body, bodies, asAt: this.clock.today(), stages: [...stages.stages], services: await this.rows(services, figures, stages) };
  }

  /** Told before it is shown, as every read of an adviser is. */
  private async note(adviserId: string, body: OversightBody): Promise<void> {
    const at = this.clock.now();
    await this.looks.notePortfolio({ adviserId, bodyId: body.id, at, since: startOf(localDate(at)) });
  }

  private async rows(services: readonly SharedServiceRow[], figures: readonly FigureRow[], stages: StagesOfBody): Promise<PortfolioService[]> {
    const tenants = await this.tenants.findAll(services.map(({ tenantId: id }) => id));
    const rows = new Map(figures.map((row) => [row.tenantId, row]));
    const shares = new Map(services.map((service) => [service.tenantId, service]));
    return tenants.flatMap(({ id, slug, name, demonstration, gssCode }) => {
      const [row, share] = [rows.get(id), shares.get(id)];
      return row && share ? [{ id, slug, name, demonstration, since: share.since, figures: this.figuresOf(row, share.scopes, gssCode), stage: this.stages.portfolioStage(stages, row) }] : [];
    });
  }

  /** Of the service of the request: as its adviser sees them, or as its administrator tries a share. Null for its people otherwise. */
  async figures(): Promise<SharedFigures | null> {
    const scopes = await openedScopes();
    if (scopes === null) return null;
    const [[row], tenant] = [await countShared(this.clock.today()), await this.tenants.find(tenantId())];
    return row && tenant ? this.figuresOf(row, scopes, tenant.gssCode) : null;
  }

  private figuresOf(row: FigureRow, scopes: readonly ShareScope[], gssCode: string | null): SharedFigures {
    const entrants = scopes.includes('indicators') ? this.firstTimeEntrants(gssCode) : null;
    return toSharedFigures(readFigures(row, scopes, this.clock.today()), shareScopes.filter((scope) => scopes.includes(scope)), entrants);
  }

  private firstTimeEntrants(gssCode: string | null): SharedIndicator | null {
    const reading = this.indicators.ofArea(FIRST_TIME_ENTRANTS, gssCode);
    if (!reading || reading.period === null) return null;
    const { value, lower95, upper95, count, denominator, mark } = releaseChildren(reading.figure);
    // What is withheld must not be told by a verdict either.
    const verdict = mark === null || mark === 'low' ? (reading.together?.verdict?.outcome ?? null) : null;
    return { period: reading.period, per: reading.definition.per, value, lower95, upper95, count, denominator, mark, verdict, notCompared: reading.notCompared };
  }

  /** The latest first. */
  async adviserLooks(request: PageRequest): Promise<Connection<AdviserLook>> {
    const size = pageSize(request, LOOKS);
    const after = fromNumericCursor(request.after);
    // A cursor that is none leads past the end.
    const start = after === null ? 0 : Number.isNaN(after) ? PAST_ALL : after + 1;
    const rows = await looksOf(start, size + 1);
    const advisers = await this.looks.advisers([...new Set(rows.map(({ adviserId }) => adviserId))]);
    const looks = rows.map(({ day, last, times, adviserId, operation, subject }): AdviserLook => {
      const adviser = advisers.get(adviserId);
      return { day, last, times, adviser: adviser?.name ?? null, bodies: adviser?.bodies ?? [], operation, subject };
    });
    const places = new Map(looks.map((look, index) => [look, start + index]));
    return toConnection(looks, size, rows[0]?.total ?? 0, (look) => places.get(look) ?? 0);
  }
}

/** The first instant of a day in Europe/London. */
const startOf = (day: IsoDate): Date => new Date(formatInstant(londonInstant({ day: parseEpochDay(day), time: 0 })));
