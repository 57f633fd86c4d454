/** Messages that lose nothing: an outbox, and the ways out of it. */
export type { MessageKind, NewMessage } from './message.ts';
export { MessagesModule } from './messages.module.ts';
export { Messages } from './messages.service.ts';
export { outboxDepth, type OutboxDepth } from './outbox-depth.store.ts';
