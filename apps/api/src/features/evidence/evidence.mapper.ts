/** From a row of evidence to what the contract shows of it. Pure. */
import type { IsoDate } from '@waymark/domain';
import { EvidenceState, type Evidence, type EvidenceStateName, type EvidenceStep } from './evidence.graphql.ts';
import type { EvidenceRow } from './evidence.store.ts';

/** Also the key of its earlier versions, which the contract does not show. */
export type ShownEvidence = Evidence & { pieceId: string };

export function toEvidence(row: EvidenceRow, today: IsoDate): ShownEvidence {
  const state = stateOf(row, today);
  return {
    id: row.id, pieceId: row.pieceId, number: row.number, title: row.title, url: row.url, datedOn: row.datedOn, expiresOn: row.expiresOn,
    marking: row.marking, state, verified: state === EvidenceState.VERIFIED, addedBy: row.addedBy, addedAt: row.addedAt,
    file: row.fileId === null ? null : {
      name: row.fileName ?? '', bytes: row.fileBytes ?? 0, mediaType: row.fileType ?? '', sha256: row.fileHash ?? '', scan: row.fileScan ?? 'notScanned', missing: row.fileMissing,
    },
    verification: stepOf(row.verifiedBy, row.verifiedAt, null),
    rejection: stepOf(row.rejectedBy, row.rejectedAt, row.rejectionReason),
    withdrawal: stepOf(row.withdrawnBy, row.withdrawnAt, row.withdrawalReason),
    mayJudge: !row.ownAddition && !row.ownAction && row.replacedAt === null && row.withdrawnAt === null,
    ownAddition: row.ownAddition,
  };
}

/** What ends it comes first; an expiry changes nothing about a rejection. */
export function stateOf(row: Pick<EvidenceRow, 'withdrawnAt' | 'replacedAt' | 'rejectedAt' | 'verifiedAt' | 'expiresOn'>, today: IsoDate): EvidenceStateName {
  if (row.withdrawnAt !== null) return EvidenceState.WITHDRAWN;
  if (row.replacedAt !== null) return EvidenceState.REPLACED;
  if (row.rejectedAt !== null) return EvidenceState.REJECTED;
  if (row.expiresOn !== null && row.expiresOn < today) return EvidenceState.EXPIRED;
  return row.verifiedAt !== null ? EvidenceState.VERIFIED : EvidenceState.ADDED;
}

const stepOf = (by: string | null, at: string | null, reason: string | null): EvidenceStep | null => (at === null ? null : { by, at, reason });
