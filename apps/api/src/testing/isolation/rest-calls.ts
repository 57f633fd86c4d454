/** For every REST route of the table of permissions a sample of a valid request; its ids stand in the address, in `{}`, or in the body. */
import { testPassword } from '../test-tenant.ts';
import { fact, id } from './places.ts';

export interface RestCall {
  /** Values for the names in braces of the permission's path, by name. */
  address?: Readonly<Record<string, unknown>>;
  json?: unknown;
  text?: string;
  headers?: Readonly<Record<string, string>>;
}

const boundary = 'isolation-of-a-form';
const form = (name: string, value: string): Pick<RestCall, 'text' | 'headers'> => ({
  text: `--${boundary}\r\ncontent-disposition: form-data; name="${name}"\r\n\r\n${value}\r\n--${boundary}--\r\n`,
  headers: { 'content-type': `multipart/form-data; boundary=${boundary}` },
});
export const importedText = 'Column 1\tColumn 2\tColumn 3\nTrain all staff\tHead of Service\tSept 16\nReview the policy\tAnalyst\tsoon';
const newPassword = 'otters under the old bridge';

export const restCalls: Readonly<Record<string, RestCall>> = {
  live: {}, ready: {}, sessionState: {}, signOut: {},
  signIn: { json: { email: fact('email'), password: testPassword } },
  signInWithCode: { json: { code: '123456' } },
  signInPasskeyOptions: {},
  signInWithPasskey: { json: { response: { id: 'x', response: {} } } },
  proposeTotp: {},
  confirmTotp: { json: { code: '123456' } },
  passkeyOptions: {},
  addPasskey: { json: { name: 'Key', response: { id: 'x', response: {} } } },
  requestPasswordLink: { json: { email: fact('email') } },
  setPasswordByLink: { json: { token: 'x'.repeat(43), password: newPassword } },
  lookAtInvitation: { json: { token: id('invitationSecret') } },
  acceptInvitation: { json: { token: id('invitationSecret'), password: newPassword } },
  staySignedIn: {}, renewSession: {}, ownAccount: {},
  endSession: { address: { id: id('session') } },
  endOtherSessions: {},
  removeTotp: {},
  removePasskey: { address: { id: id('passkey') } },
  renewRecoveryCodes: {},
  uploadEvidenceFile: { text: 'What was said', headers: { 'content-type': 'application/octet-stream', 'x-file-name': 'minutes.txt' } },
  downloadEvidenceFile: { address: { slug: id('slug'), id: id('evidenceWithFile') } },
  downloadPack: { address: { id: id('reviewClosed') } },
  downloadPlanDocument: { address: { id: id('plan') } },
  invitations: {},
  invite: { json: { email: 'somebody@example.test', name: 'Somebody', roles: ['viewer'] } },
  withdrawInvitation: { address: { id: id('invitationToWithdraw') } },
  apiTokens: {},
  createApiToken: { json: { name: 'Figures', scope: 'read', days: 30 } },
  revokeApiToken: { address: { id: id('tokenToRevoke') } },
  readCalendar: { address: { token: id('calendarToken') } },
  webhooks: {},
  addWebhook: { json: { url: 'https://hooks.example.test/new' } },
  rotateWebhookSecret: { address: { id: id('webhookToRotate') } },
  testWebhook: { address: { id: id('webhookToTest') } },
  disableWebhook: { address: { id: id('webhookToTest') } },
  enableWebhook: { address: { id: id('webhookToEnable') } },
  removeWebhook: { address: { id: id('webhookToRemove') } },
  uploadImport: form('text', importedText),
  exportAudit: {}, exportService: {},
  realm: { json: { email: fact('email') } },
  startProviderSignIn: { address: { provider: id('providerKey') } },
  finishProviderSignIn: { address: { provider: id('providerKey') } },
  invitationProviders: { json: { token: id('invitationSecret') } },
  acceptInvitationByProvider: { address: { provider: id('providerKey') }, json: { token: id('invitationSecret') } },
  ownIdentities: {},
  linkIdentity: { address: { provider: id('providerKey') } },
  unlinkIdentity: { address: { provider: id('providerKey') } },
  identityProviders: {},
  testIdentityProvider: { json: { issuer: 'https://provider.invalid' } },
  addIdentityProvider: { json: { issuer: 'https://provider.invalid', clientId: 'waymark', clientSecret: 'x', name: 'Ours', offerToDomain: false, secondFactorTrusted: false } },
  rotateIdentityProviderSecret: { address: { id: id('provider') }, json: { clientSecret: 'changed' } },
  disableIdentityProvider: { address: { id: id('provider') } },
  enableIdentityProvider: { address: { id: id('provider') } },
  removeIdentityProvider: { address: { id: id('provider') } },
  secondFactorStates: {},
  // Last, as signing in by the old password ends with it.
  changePassword: { json: { current: testPassword, next: newPassword } },
};
