/** Writing rules: a draft is saved whole, or refused with every fault and its spot. */
import { Injectable } from '@nestjs/common';
import { actionCatalogue, contentHash, parse } from '@waymark/rules';
import { v7 as newId } from 'uuid';
import { recordAudit } from '../../platform/audit/index.ts';
import { Clock } from '../../platform/clock/index.ts';
import { Conflict, NotFound, reason, Refused } from '../../platform/graphql/index.ts';
import { actingAccountId } from '../../platform/tenancy/index.ts';
import type { RollBackRuleSetInput, SaveRuleSetDraftInput } from './changes.graphql.ts';
import { RuleSetVersion } from './rules.graphql.ts';
import { RuleSetsService } from './rule-sets.service.ts';
import { documentsOf, insertDraft, updateDraft, type DraftContent, type RuleSetRow } from './rule-sets.store.ts';

export type Answer = RuleSetVersion | NotFound | Refused | Conflict;

@Injectable()
export class DraftsService {
  constructor(
    private readonly ruleSets: RuleSetsService,
    private readonly clock: Clock,
  ) {}

  /** A new draft without `id`; with it the next text of one's own draft. */
  async save({ id, version, basedOnId, document }: SaveRuleSetDraftInput): Promise<Answer> {
    const basis = basedOnId == null ? null : await this.ruleSets.row(basedOnId);
    if (basedOnId != null && !basis) return new NotFound(basedOnId);
    const draft = id == null ? null : await this.ruleSets.row(id);
    if (id != null && !draft) return new NotFound(id);
    if (draft) {
      const against = reasonAgainst(draft, version);
      if (against) return against;
    }
    const content = readDraft(document);
    if (content instanceof Refused) return content;
    if (!draft) return this.begin(content, basis, 'saveRuleSetDraft');
    if (!(await updateDraft(draft.id, draft.version, content, basis?.id ?? null))) return this.conflictOf(draft.id);
    await recordAudit(this.clock.now(), 'saveRuleSetDraft', 'ruleSetVersion', draft.id, { number: draft.number, contentHash: content.contentHash });
    return this.again(draft.id);
  }

  /** A version that was in force before comes back as a new draft, which passes the same gates. */
  async rollBack({ toId }: RollBackRuleSetInput): Promise<Answer> {
    const earlier = await this.ruleSets.row(toId);
    if (!earlier) return new NotFound(toId);
    if (earlier.state !== 'superseded') return new Refused(reason('ruleSetNotSuperseded', { state: earlier.state }));
    const [document] = await documentsOf([earlier.id]);
    // The catalogue may have moved on since: then the old rules must be looked at by a person.
    const content = readDraft(document);
    return content instanceof Refused ? content : this.begin(content, earlier, 'rollBackRuleSet');
  }

  private async begin(content: DraftContent, basis: RuleSetRow | null, operation: string): Promise<Answer> {
    const id = newId();
    const at = this.clock.now();
    await insertDraft(id, basis?.subject ?? 'action', content, basis?.id ?? null, at);
    await recordAudit(at, operation, 'ruleSetVersion', id, { contentHash: content.contentHash, ...(basis ? { basedOn: basis.id } : {}) });
    return this.again(id);
  }

  private async again(id: string): Promise<Answer> {
    return (await this.ruleSets.version(id)) ?? new NotFound(id);
  }

  private async conflictOf(id: string): Promise<Conflict | NotFound> {
    const current = await this.ruleSets.row(id);
    return current ? new Conflict(current.version) : new NotFound(id);
  }
}

/** A draft has one author, so that "approved by another than its author" means what it says. */
function reasonAgainst(draft: RuleSetRow, version: number | null | undefined): Refused | Conflict | null {
  if (draft.author?.id !== actingAccountId()) return new Refused(reason('ruleSetOfAnother', { author: draft.author?.name ?? null }));
  if (draft.version !== version) return new Conflict(draft.version);
  return draft.state === 'draft' ? null : new Refused(reason('ruleSetNotInState', { state: draft.state, expected: 'draft' }));
}

/** The content of a draft, or every fault with the path to its spot. */
function readDraft(document: unknown): DraftContent | Refused {
  const parsed = parse(document, actionCatalogue);
  if (!parsed.ok) return new Refused(...parsed.issues.map(({ path, code, parameters }) => reason(code, { ...parameters, path })));
  return { document: parsed.ruleSet, contentHash: contentHash(parsed.ruleSet), catalogueVersion: parsed.ruleSet.catalogueVersion };
}
