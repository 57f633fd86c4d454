/** Opens the platform role's pool and closes it at shutdown. */
import { Global, Module, type OnApplicationShutdown } from '@nestjs/common';
import { Config } from '../config/index.ts';
import { PlatformDatabase } from './platform-database.ts';

@Global()
@Module({
  providers: [
    {
      provide: PlatformDatabase,
      inject: [Config],
      useFactory: (config: Config) => new PlatformDatabase({ url: config.platformUrl, size: config.platformPoolSize }),
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
