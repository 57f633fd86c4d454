/** Use cases of indicators: those held for the service of the request, and one of them. */
import { Injectable } from '@nestjs/common';
import type { Requester } from '../../platform/auth/index.ts';
import { TenantsService } from '../tenants/index.ts';
import { catalogue, definitionOf } from './catalogue.ts';
import { Indicator } from './indicators.graphql.ts';
import { readOpenData, type OpenData } from './open-data.ts';
import { readIndicator } from './reading.ts';

@Injectable()
export class IndicatorsService {
  private data: OpenData | undefined;

  constructor(private readonly tenants: TenantsService) {}

  async indicators(requester: Requester): Promise<Indicator[]> {
    const gssCode = await this.areaOf(requester);
    const data = this.openData();
    return catalogue.map((definition) => new Indicator(readIndicator({ definition, data, gssCode }), data.models, data.models[0]));
  }

  /** Null when there is no such indicator, or no such list of neighbours. @param family code of the list; the newest of the DfE without one */
  async indicator(requester: Requester, code: string, family: string | null): Promise<Indicator | null> {
    const definition = definitionOf(code);
    const data = this.openData();
    const model = family === null ? data.models[0] : data.models.find((held) => held.code === family);
    if (!definition || !model) return null;
    return new Indicator(readIndicator({ definition, data, gssCode: await this.areaOf(requester), model }), data.models, model);
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
