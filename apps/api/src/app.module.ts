/** The API: everything that answers requests. */
import { Module, type DynamicModule } from '@nestjs/common';
import { features } from './features.ts';
import type { Config } from './platform/config/index.ts';
import { WaymarkGraphqlModule } from './platform/graphql/graphql.module.ts';
import { HttpModule } from './platform/http/index.ts';
import { platformModules } from './platform-modules.ts';

@Module({})
export class AppModule {
  static forRoot(config: Config): DynamicModule {
    return { module: AppModule, imports: [...platformModules(config), HttpModule, ...features, WaymarkGraphqlModule] };
  }
}
