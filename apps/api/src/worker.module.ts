/** The worker: the same features without anything that answers requests. */
import { Module, type DynamicModule } from '@nestjs/common';
import { OperationsModule } from './features/operations/index.ts';
import { features } from './features.ts';
import type { Config } from './platform/config/index.ts';
import { platformModules } from './platform-modules.ts';

@Module({})
export class WorkerModule {
  static forRoot(config: Config): DynamicModule {
    return { module: WorkerModule, imports: [...platformModules(config), ...features, OperationsModule] };
  }
}
