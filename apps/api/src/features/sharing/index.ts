/** What a service shares with oversight bodies. */
export { OversightBodiesService } from './oversight-bodies.service.ts';
export { OversightBodiesStore } from './oversight-bodies.store.ts';
export { OversightBody, ShareScope } from './sharing.graphql.ts';
export { SharingModule } from './sharing.module.ts';
export { SharingService } from './sharing.service.ts';
