/** What the suite leaves out, each with its reason; a test fails when a reason is no longer needed. */

/** Operations for which no caller of the suite gets a valid answer. */
export const neverSucceeds: Readonly<Record<string, string>> = {
  signInWithCode: 'A step on the way in with a secret of the account; proved where second factors are.',
  signInPasskeyOptions: 'A step on the way in with a secret of the account; proved where second factors are.',
  signInWithPasskey: 'A step on the way in with a key of the account; proved where second factors are.',
  confirmTotp: 'It needs the six digits of an app; proved where second factors are.',
  addPasskey: 'It needs the answer of a real key; proved where second factors are.',
  acceptInvitationByProvider: 'It talks to a provider; proved where identity providers are.',
  linkIdentity: 'It talks to a provider; proved where identity providers are.',
  testIdentityProvider: 'It talks to a provider; proved where identity providers are.',
  addIdentityProvider: 'It talks to a provider; proved where identity providers are.',
  portfolio: 'It is for advisers, outside every service; proved where oversight is.',
  stageOfService: 'It is for advisers, outside every service; proved where oversight is.',
  decideStage: 'It is for advisers, outside every service; proved where oversight is.',
  stageRules: 'It is for advisers, outside every service; proved where oversight is.',
  tryStageRules: 'It is for advisers, outside every service; proved where oversight is.',
  submitStageRules: 'It is for advisers, outside every service; proved where oversight is.',
  approveStageRules: 'It is for advisers, outside every service; proved where oversight is.',
  returnStageRules: 'It is for advisers, outside every service; proved where oversight is.',
  writeAssuranceNote: 'It is for advisers, outside every service; proved where oversight is.',
  assureExternally: 'It is for advisers, outside every service; proved where oversight is.',
  sharedFigures: 'It is for advisers, and for an administrator’s preview; proved where oversight is.',
  setPasswordByLink: 'It needs a link by mail that belongs to an account, to no service; proved where passwords are.',
};

/** Tenant tables whose rows hold no free text: they are known by their ids. */
export const withoutText: Readonly<Record<string, string>> = {
  action_indicator: 'Ids and the code of an indicator.',
  audit_checkpoint: 'Number, hash and signature only.',
  audit_event: 'Ids, names of fields and counts only, by design.',
  audit_head: 'Number and hash only.',
  calendar_feed: 'The hash of a token.',
  delegation: 'Ids and times.',
  delivery: 'States, times and ids.',
  message_preference: 'Codes only.',
  decision: 'Codes, dates and facts that are numbers or codes.',
  membership: 'An account and a role.',
  neighbour_family: 'Ids and times; what it says stands in its versions.',
  recommendation_action: 'Ids.',
  recommendation_objective: 'Ids.',
  retention: 'Numbers of months.',
  review_attendance: 'Codes only.',
  rule_set_back_test: 'Counts, codes and ids.',
  rule_set_baseline: 'Counts and ids.',
};
