/** Use cases of indicators: those held for the service of the request, and one of them. */
import { Injectable } from '@nestjs/common';
import type { Requester } from '../../platform/auth/index.ts';
import { BoundedCache } from '../../platform/graphql/index.ts';
import { openedScopes } from '../../platform/tenancy/index.ts';
import { TenantsService } from '../tenants/index.ts';
import { catalogue, definitionOf } from './catalogue.ts';
import { Indicator } from './indicators.graphql.ts';
import { readOpenData, type OpenData } from './open-data.ts';
import { readIndicator, type IndicatorReading } from './reading.ts';

/** More than there are services and indicators. */
const KEPT_READINGS = 2_000;

@Injectable()
export class IndicatorsService {
  private data: OpenData | undefined;
  /** The files never change while the program runs, so what is read of them does not either. */
  private readonly readings = new BoundedCache<IndicatorReading>(KEPT_READINGS);

  constructor(private readonly tenants: TenantsService) {}

  async indicators(requester: Requester): Promise<Indicator[]> {
    if (!(await this.opened())) return [];
    const gssCode = await this.areaOf(requester);
    const data = this.openData();
    return catalogue.map(({ code }) => new Indicator(this.ofArea(code, gssCode)!, data.models, data.models[0]));
  }

  /** Null when there is no such indicator, or no such list of neighbours. @param family code of the list; the newest of the DfE without one */
  async indicator(requester: Requester, code: string, family: string | null): Promise<Indicator | null> {
    if (!(await this.opened())) return null;
    const { models } = this.openData();
    const model = family === null ? models[0] : models.find((held) => held.code === family);
    const reading = model ? this.ofArea(code, await this.areaOf(requester), model) : null;
    return reading && model ? new Indicator(reading, models, model) : null;
  }

  /** The reading of one area, which is worked out once; null when there is no such indicator. @param model the newest of the DfE without one */
  ofArea(code: string, gssCode: string | null, model = this.openData().models[0]): IndicatorReading | null {
    const definition = definitionOf(code);
    const data = this.openData();
    return definition ? this.readings.of(`${code} ${model.code} ${gssCode ?? ''}`, () => readIndicator({ definition, data, gssCode, model })) : null;
  }

  /** An adviser sees them where the share opens them, and none where it does not. */
  private async opened(): Promise<boolean> {
    return (await openedScopes())?.includes('indicators') ?? true;
  }

  private async areaOf({ service }: Requester): Promise<string | null> {
    const found = service && (await this.tenants.find(service.tenantId));
    if (!found) throw new Error('The service of this request is missing.');
    return found.gssCode;
  }

  /** Read when first asked for, so that a start does not wait for it; the files do not change while the program runs. */
  private openData(): OpenData {
    return (this.data ??= readOpenData());
  }
}
