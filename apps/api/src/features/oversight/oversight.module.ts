/** Oversight across services. */
import { Module } from '@nestjs/common';
import { AssuranceModule } from '../assurance/index.ts';
import { IndicatorsModule } from '../indicators/index.ts';
import { SharingModule } from '../sharing/index.ts';
import { TenantsModule } from '../tenants/index.ts';
import { ExternalAssuranceResolver } from './external.resolver.ts';
import { ExternalAssuranceService } from './external.service.ts';
import { LooksStore } from './looks.store.ts';
import { NotesResolver } from './notes.resolver.ts';
import { NotesService } from './notes.service.ts';
import { NotesStore } from './notes.store.ts';
import { OversightResolver } from './oversight.resolver.ts';
import { OversightService } from './oversight.service.ts';
import { StageRulesResolver } from './stage-rules.resolver.ts';
import { StageRulesService } from './stage-rules.service.ts';
import { StageRulesStore } from './stage-rules.store.ts';
import { StagesResolver } from './stages.resolver.ts';
import { StagesService } from './stages.service.ts';
import { StagesStore } from './stages.store.ts';

@Module({ imports: [AssuranceModule, IndicatorsModule, SharingModule, TenantsModule], providers: [LooksStore, OversightService, OversightResolver, StagesStore, StagesService, StagesResolver, StageRulesStore, StageRulesService, StageRulesResolver, NotesStore, NotesService, NotesResolver, ExternalAssuranceService, ExternalAssuranceResolver] })
export class OversightModule {}
