/** Every class that TypeORM maps: the one DataSource is opened with these. */
import { EvidenceEntity } from './features/evidence/index.ts';
import type { Entity } from './platform/tenancy/index.ts';

export const entities: readonly Entity[] = [EvidenceEntity];
