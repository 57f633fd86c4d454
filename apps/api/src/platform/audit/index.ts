/** Append-only record of what people did, chained by hashes and signed, and how it is verified elsewhere. */
export { AccountAudit } from './account-audit.ts';
export { isRecorded, recordAudit, type AuditDetail } from './audit.store.ts';
export { genesis, hashOf, type ChainedEvent } from './chain.ts';
export { SigningKey, keyPattern } from './signing-key.ts';
export { isGenuine, readLine, signHead, trailFormat, writeLine, type CheckpointLine, type SealLine, type TrailLine } from './trail-file.ts';
export { verifyTrail, type Tamper, type TamperCode, type TrailReport } from './verify-trail.ts';
