/** Checks the roles the service runs as, opens the platform's pool, closes it at shutdown. */
import { Global, Module, type OnApplicationShutdown } from '@nestjs/common';
import { Config } from '../config/index.ts';
import { requireBoundRole } from './bound-role.ts';
import { PlatformDatabase } from './platform-database.ts';

@Global()
@Module({
  providers: [
    {
      provide: PlatformDatabase,
      inject: [Config],
      useFactory: async (config: Config) => {
        await Promise.all([requireBoundRole(config.appUrl, 'DATABASE_APP_URL'), requireBoundRole(config.platformUrl, 'DATABASE_PLATFORM_URL')]);
        return new PlatformDatabase({ url: config.platformUrl, size: config.platformPoolSize });
      },
    },
  ],
  exports: [PlatformDatabase],
})
export class DatabaseModule implements OnApplicationShutdown {
  constructor(private readonly database: PlatformDatabase) {}

  async onApplicationShutdown(): Promise<void> {
    await this.database.close();
  }
}
