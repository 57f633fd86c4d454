/** What both programs stand on: configuration, time, the database, tenants, jobs, and who asks. */
import type { DynamicModule } from '@nestjs/common';
import { entities } from './entities.ts';
import { AuthModule } from './platform/auth/index.ts';
import { ClockModule } from './platform/clock/index.ts';
import { ConfigModule, type Config } from './platform/config/index.ts';
import { DatabaseModule } from './platform/database/index.ts';
import { ReadinessModule } from './platform/http/index.ts';
import { JobsModule } from './platform/jobs/index.ts';
import { MailModule } from './platform/mail/index.ts';
import { OidcModule } from './platform/oidc/index.ts';
import { TenancyModule } from './platform/tenancy/index.ts';

export const platformModules = (config: Config): NonNullable<DynamicModule['imports']> => [
  ConfigModule.forRoot(config),
  ClockModule,
  DatabaseModule,
  TenancyModule.forRoot(entities),
  JobsModule,
  ReadinessModule,
  MailModule,
  AuthModule,
  OidcModule,
];
