/** The two programs, put together: the API answers requests, the worker does the jobs. */
import { Module, type DynamicModule } from '@nestjs/common';
import { entities } from './entities.ts';
import { features } from './features.ts';
import { AuthModule } from './platform/auth/index.ts';
import { ClockModule } from './platform/clock/index.ts';
import { ConfigModule, type Config } from './platform/config/index.ts';
import { DatabaseModule } from './platform/database/index.ts';
import { WaymarkGraphqlModule } from './platform/graphql/graphql.module.ts';
import { HttpModule } from './platform/http/index.ts';
import { JobsModule } from './platform/jobs/index.ts';
import { TenancyModule } from './platform/tenancy/index.ts';

const platform = (config: Config): NonNullable<DynamicModule['imports']> => [
  ConfigModule.forRoot(config),
  ClockModule,
  DatabaseModule,
  TenancyModule.forRoot(entities),
  JobsModule,
  AuthModule,
];

@Module({})
export class AppModule {
  static forRoot(config: Config): DynamicModule {
    return { module: AppModule, imports: [...platform(config), HttpModule, ...features, WaymarkGraphqlModule] };
  }
}

@Module({})
export class WorkerModule {
  static forRoot(config: Config): DynamicModule {
    return { module: WorkerModule, imports: [...platform(config), ...features] };
  }
}
