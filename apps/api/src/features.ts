/** Every feature's module, for the API and the worker alike, and for the schema that is printed from the code. */
import type { Type } from '@nestjs/common';
import { EvidenceModule } from './features/evidence/index.ts';
import { ImportsModule } from './features/imports/index.ts';
import { PeopleModule } from './features/people/index.ts';
import { PlansModule } from './features/plans/index.ts';
import { RatingsModule } from './features/ratings/index.ts';
import { ServicesModule } from './features/services/index.ts';
import { TenantsModule } from './features/tenants/index.ts';

export const features: readonly Type[] = [TenantsModule, PeopleModule, ServicesModule, RatingsModule, PlansModule, ImportsModule, EvidenceModule];
