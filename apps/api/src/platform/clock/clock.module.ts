/** Makes `Clock` injectable everywhere. */
import { Global, Module } from '@nestjs/common';
import { Config } from '../config/index.ts';
import { Clock } from './clock.ts';

@Global()
@Module({
  providers: [{ provide: Clock, inject: [Config], useFactory: (config: Config) => new Clock(config.now) }],
  exports: [Clock],
})
export class ClockModule {}
