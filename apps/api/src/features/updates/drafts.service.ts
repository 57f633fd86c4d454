/** Use cases of drafts: kept while somebody writes, so that a session that ends, or another computer, loses nothing. */
import { Injectable } from '@nestjs/common';
import { Clock } from '../../platform/clock/index.ts';
import { reasonsAgainstChildData } from '../../platform/free-text/index.ts';
import { isUuid, NotFound, reason, Refused, type Loaders } from '../../platform/graphql/index.ts';
import { tenantIdentity } from '../../platform/tenancy/index.ts';
import { draftsOf, removeDraft, saveDraft, type DraftRow } from './drafts.store.ts';
import type { DiscardUpdateDraftInput, SaveUpdateDraftInput } from './my-updates.graphql.ts';
import { LONGEST_TEXT } from './update.ts';
import { UpdatesService } from './updates.service.ts';

/** More than any form has. */
const MOST_FIELDS = 30;

@Injectable()
export class DraftsService {
  constructor(
    private readonly updates: UpdatesService,
    private readonly clock: Clock,
  ) {}

  /** The acting person's own; null when they have begun nothing. */
  async ofAction(actionId: string, loaders: Loaders): Promise<DraftRow | null> {
    const { accountId } = tenantIdentity();
    return loaders.of('updateDrafts', (ids: readonly string[]) => draftsOf(ids, accountId)).load(actionId);
  }

  async save({ actionId, version, content }: SaveUpdateDraftInput, loaders: Loaders): Promise<DraftRow | NotFound | Refused> {
    const id = actionId.toLowerCase();
    if (!isUuid(id) || !(await this.updates.mayUpdate(id, loaders))) return new NotFound(actionId);
    if (!isFormContent(content)) return new Refused(reason('contentInvalid', { field: 'content' }));
    const reasons = reasonsAgainstChildData(content, content['noChildNamed'] === 'yes');
    if (reasons.length > 0) return new Refused(...reasons);
    return (await saveDraft(id, Math.max(1, version), content, this.clock.now())) ?? new NotFound(actionId);
  }

  /** Safe to repeat. */
  async discard({ actionId }: DiscardUpdateDraftInput): Promise<boolean> {
    const id = actionId.toLowerCase();
    if (isUuid(id)) await removeDraft(id);
    return true;
  }
}

/** Text by field, none longer than an update may be. */
function isFormContent(content: unknown): content is Record<string, string> {
  if (typeof content !== 'object' || content === null || Array.isArray(content)) return false;
  const fields = Object.entries(content);
  return fields.length <= MOST_FIELDS && fields.every(([name, value]) => name.length <= 60 && typeof value === 'string' && value.length <= LONGEST_TEXT);
}
