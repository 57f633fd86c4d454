/** Sign-ins that have gone to a provider and not come back. */
import { tenantExecute, tenantId, tenantQuery } from '../../platform/tenancy/index.ts';

export type Purpose =
  | { purpose: 'signIn' }
  /** The session that asked to be linked. */
  | { purpose: 'link'; sessionId: string }
  | { purpose: 'invitation'; invitationHash: Buffer };

export interface UnderWay {
  stateHash: Buffer;
  browserHash: Buffer;
  providerId: string;
  secretsSealed: Buffer;
  purpose: Purpose;
  returnTo: string | null;
}

interface Row extends Record<string, unknown> {
  secrets_sealed: Buffer;
  purpose: Purpose['purpose'];
  session_id: string | null;
  invitation_hash: Buffer | null;
  return_to: string | null;
}

/** Those whose time has passed go at the same time. */
export async function insertUnderWay({ stateHash, browserHash, providerId, secretsSealed, purpose, returnTo }: UnderWay, at: Date, expiresAt: Date): Promise<void> {
  await tenantExecute('delete from provider_sign_in where tenant_id = $1 and expires_at <= $2', [tenantId(), at]);
  await tenantExecute(
    `insert into provider_sign_in (tenant_id, state_hash, browser_hash, provider_id, secrets_sealed, purpose, session_id, invitation_hash, return_to, created_at, expires_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`,
    [
      tenantId(), stateHash, browserHash, providerId, secretsSealed, purpose.purpose, purpose.purpose === 'link' ? purpose.sessionId : null,
      purpose.purpose === 'invitation' ? purpose.invitationHash : null, returnTo, at, expiresAt,
    ],
  );
}

/** Takes it away: of two that come back with one state, one comes too late. Null unless state, browser and provider are all those of the beginning. */
export async function takeUnderWay(stateHash: Buffer, browserHash: Buffer, providerId: string, at: Date): Promise<Pick<UnderWay, 'secretsSealed' | 'purpose' | 'returnTo'> | null> {
  const [row] = await tenantQuery<Row>(
    `delete from provider_sign_in where tenant_id = $1 and state_hash = $2 and browser_hash = $3 and provider_id = $4 and expires_at > $5
     returning secrets_sealed, purpose, session_id, invitation_hash, return_to`,
    [tenantId(), stateHash, browserHash, providerId, at],
  );
  if (!row) return null;
  return { secretsSealed: row.secrets_sealed, purpose: purposeOf(row), returnTo: row.return_to };
}

function purposeOf({ purpose, session_id, invitation_hash }: Row): Purpose {
  if (purpose === 'link') return { purpose, sessionId: session_id as string };
  if (purpose === 'invitation') return { purpose, invitationHash: invitation_hash as Buffer };
  return { purpose };
}
