/** Opens the tenancy at boot and closes it at shutdown; `Tenancy` can then be injected everywhere. */
import { Global, Module, type DynamicModule, type OnApplicationShutdown } from '@nestjs/common';
import { Config } from '../config/index.ts';
import { Tenancy, type Entity } from './tenancy.ts';

@Global()
@Module({})
export class TenancyModule implements OnApplicationShutdown {
  constructor(private readonly tenancy: Tenancy) {}

  static forRoot(entities: readonly Entity[]): DynamicModule {
    return {
      module: TenancyModule,
      providers: [
        {
          provide: Tenancy,
          inject: [Config],
          useFactory: (config: Config) => Tenancy.open({ url: config.appUrl, entities, size: config.appPoolSize }),
        },
      ],
      exports: [Tenancy],
    };
  }

  async onApplicationShutdown(): Promise<void> {
    await this.tenancy.close();
  }
}
