/**
 * What a full export leaves out, each with its reason. A table that carries the tenant and stands neither in an
 * export nor here fails a test; so does an entry that nothing needs any longer.
 */

/** Tables by name. Their rows stay behind. */
export const leftOut: Readonly<Record<string, string>> = {
  account_identity: 'Who somebody is at a provider counts for the registration of this installation; elsewhere people link themselves anew.',
  api_token: 'A token opens this installation only; elsewhere new ones are made.',
  calendar_feed: 'A calendar asks at the address of this installation; elsewhere people make a new one.',
  delivery: 'How something went out from here; a message that comes elsewhere is not sent again.',
  identity_provider: 'A provider sends people back to the address of this installation; elsewhere it is registered anew, with a secret of its own.',
  invitation: 'An invitation leads to this installation; people who accepted are in the export.',
  share: 'What is shared with an oversight body is decided anew at another installation, where the body may be another.',
  assurance_note: 'The words of an oversight body, which belongs to this installation; the audit trail goes along.',
  stage_decision: 'Decisions of an oversight body, which belongs to this installation; the audit trail goes along.',
  provider_sign_in: 'A sign-in under way is over in ten minutes.',
  update_draft: 'What somebody has begun to write is theirs alone until they save it.',
  webhook: 'Its secret is sealed with the key of this installation; elsewhere it is added anew, with a secret of its own.',
};

/** Columns whose names sound like credentials and that are exported all the same, as `table.column`. */
export const harmlessColumns: Readonly<Record<string, string>> = {};

/** Sessions, tokens and secrets never leave: a column with such a name needs a decision. */
export const soundsLikeCredential = /secret|password|token|credential|totp|recovery|private_key/i;
