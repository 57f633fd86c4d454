/** Use cases of indicators: those held for the service of the request, and one of them. */
import { Injectable } from '@nestjs/common';
import type { Requester } from '../../platform/auth/index.ts';
import { BoundedCache } from '../../platform/graphql/index.ts';
import { openedScopes, tenantId } from '../../platform/tenancy/index.ts';
import { TenantsService } from '../tenants/index.ts';
import { catalogue, definitionOf } from './catalogue.ts';
import { Indicator, shownIndicator, type IndicatorShown } from './indicators.graphql.ts';
import { readOpenData, type NeighbourModel, type OpenData } from './open-data.ts';
import { readIndicator, type IndicatorReading } from './reading.ts';

/** More than there are services and indicators. */
const KEPT_READINGS = 2_000;

/** Lists of neighbours that the service of the transaction keeps itself, for the area with this ONS code. */
export type KeptModels = (gssCode: string | null) => Promise<readonly NeighbourModel[]>;

@Injectable()
export class IndicatorsService {
  private keptModels: KeptModels = () => Promise.resolve([]);
  private data: OpenData | undefined;
  /** The files never change while the program runs, so what is read of them does not either. */
  private readonly readings = new BoundedCache<IndicatorReading>(KEPT_READINGS);

  constructor(private readonly tenants: TenantsService) {}

  /** Whoever holds the lists of a service says so here: indicators know no holder, and stand without one. */
  offerAlso(models: KeptModels): void {
    this.keptModels = models;
  }

  async indicators(requester: Requester): Promise<Indicator[]> {
    if (!(await this.opened())) return [];
    return (await this.shownTo(serviceOf(requester), catalogue.map(({ code }) => code))).map((shown) => Object.assign(new Indicator(), shown));
  }

  /** Null when there is no such indicator, or no such list of neighbours. @param family code of the list; the newest of the DfE without one */
  async indicator(requester: Requester, code: string, family: string | null): Promise<Indicator | null> {
    if (!(await this.opened())) return null;
    const gssCode = await this.areaOf(serviceOf(requester));
    const models = [...this.openData().models, ...(await this.keptModels(gssCode))];
    const model = family === null ? models[0] : models.find((held) => held.code === family);
    const reading = model ? this.ofArea(code, gssCode, model) : null;
    return reading && model ? Object.assign(new Indicator(), shownIndicator(reading, models, model)) : null;
  }

  /** Those of the service of the transaction, by the newest list of the DfE, in the order of the catalogue; unknown codes are left out. */
  ofService(codes: ReadonlySet<string>): Promise<IndicatorShown[]> {
    return this.shownTo(tenantId(), catalogue.flatMap(({ code }) => (codes.has(code) ? [code] : [])));
  }

  /** The reading of one area, which is worked out once; null when there is no such indicator. @param model the newest of the DfE without one */
  ofArea(code: string, gssCode: string | null, model = this.openData().models[0]): IndicatorReading | null {
    const definition = definitionOf(code);
    const data = this.openData();
    return definition ? this.readings.of(`${code} ${model.code} ${model.version} ${gssCode ?? ''}`, () => readIndicator({ definition, data, gssCode, model })) : null;
  }

  /** An adviser sees them where the share opens them, and none where it does not. */
  private async opened(): Promise<boolean> {
    return (await openedScopes())?.includes('indicators') ?? true;
  }

  private async shownTo(serviceId: string, codes: readonly string[]): Promise<IndicatorShown[]> {
    if (codes.length === 0) return [];
    const [gssCode, { models }] = [await this.areaOf(serviceId), this.openData()];
    return codes.flatMap((code) => this.ofArea(code, gssCode) ?? []).map((reading) => shownIndicator(reading, models, models[0]));
  }

  private async areaOf(serviceId: string): Promise<string | null> {
    const found = await this.tenants.find(serviceId);
    if (!found) throw new Error('The service of this request is missing.');
    return found.gssCode;
  }

  /** Read when first asked for, so that a start does not wait for it; the files do not change while the program runs. */
  openData(): OpenData {
    return (this.data ??= readOpenData());
  }
}

function serviceOf({ service }: Requester): string {
  if (!service) throw new Error('The service of this request is missing.');
  return service.tenantId;
}
