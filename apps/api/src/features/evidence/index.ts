/** Evidence of actions. */
export { EvidenceEntity } from './evidence.entity.ts';
export { EvidenceModule } from './evidence.module.ts';
