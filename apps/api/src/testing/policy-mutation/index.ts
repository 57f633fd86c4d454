/** Mutation testing of the guards in the schema: weaken one, and something must notice. */
export { readCatalogue, tenantReferences, type Catalogue } from './catalogue.ts';
export { makeMutants, type Mutant } from './mutants.ts';
export { installProbes, makeProbes, runProbes, violations, type Probe } from './probes.ts';
export { appRights, ownerRights } from './rights.ts';
export { makeSampleRows, writeSampleRows, type SampleRows } from './sample-rows.ts';
