/** Use cases of evidence: an action's list, and each change to it, which makes the rules look again. */
import { Injectable } from '@nestjs/common';
import { recordAudit, type AuditDetail } from '../../platform/audit/index.ts';
import { Clock } from '../../platform/clock/index.ts';
import { FilesService } from '../../platform/files/index.ts';
import { childDataAnswered, reasonsAgainstChildData } from '../../platform/free-text/index.ts';
import { fromNumericCursor, isUuid, NotFound, pageSize, reason, Refused, toConnection, type Connection, type Loaders, type PageRequest } from '../../platform/graphql/index.ts';
import { tenantIdentity } from '../../platform/tenancy/index.ts';
import { PlansService, type Action } from '../plans/index.ts';
import { RatingsService } from '../ratings/index.ts';
import type { AddEvidenceInput, Evidence, EvidenceContentInput, EvidenceReasonInput, EvidenceStepInput, ReplaceEvidenceInput } from './evidence.graphql.ts';
import { toEvidence } from './evidence.mapper.ts';
import {
  countEvidenceOf, earlierVersionsOf, evidenceOf, evidenceRow, insertEvidence, insertNextVersion, judgeEvidence, withdrawEvidence,
  type EvidenceRow, type NewEvidence,
} from './evidence.store.ts';
import { expiryOf, reasonsAgainst, reasonsAgainstReason } from './new-evidence.ts';

type Answer = Promise<Action | NotFound | Refused>;
type Operation = 'addEvidence' | 'replaceEvidence' | 'verifyEvidence' | 'rejectEvidence' | 'withdrawEvidence';

@Injectable()
export class EvidenceService {
  constructor(
    private readonly plans: PlansService,
    private readonly ratings: RatingsService,
    private readonly files: FilesService,
    private readonly clock: Clock,
  ) {}

  async ofAction(actionId: string, request: PageRequest, total: boolean, loaders: Loaders): Promise<Connection<Evidence>> {
    const size = pageSize(request, 20);
    const after = fromNumericCursor(request.after) ?? -1;
    const start = Number.isNaN(after) ? 2_147_483_647 : after + 1;
    const [rows, count] = await Promise.all([
      loaders.of(`evidence ${size} ${start}`, (ids: readonly string[]) => evidenceOf(ids, start, size + 1)).load(actionId),
      total ? loaders.of('evidenceCount', countEvidenceOf).load(actionId) : 0,
    ]);
    const today = this.clock.today();
    const places = new Map<Evidence, number>(rows.map((row) => [toEvidence(row, today), row.place]));
    return toConnection<Evidence>([...places.keys()], size, count, (item) => places.get(item) ?? 0);
  }

  async earlierVersions(pieceId: string, loaders: Loaders): Promise<Evidence[]> {
    const rows = await loaders.of('evidenceVersions', earlierVersionsOf).load(pieceId);
    return rows.map((row) => toEvidence(row, this.clock.today()));
  }

  async add(input: AddEvidenceInput, loaders: Loaders): Answer {
    const id = input.actionId.toLowerCase();
    if (!isUuid(id)) return new NotFound(input.actionId);
    const content = await this.check(input);
    if (content instanceof Refused) return (await this.plans.action(id, loaders)) ? content : new NotFound(input.actionId);
    const evidenceId = await insertEvidence({ ...content, actionId: id });
    if (evidenceId === null) return new NotFound(input.actionId);
    await this.keepFile(content);
    return this.finish('addEvidence', id, content.at, { evidence: evidenceId, ...this.kept(input, content) }, loaders);
  }

  async replace(input: ReplaceEvidenceInput, loaders: Loaders): Answer {
    const before = await this.row(input.evidenceId);
    if (!before) return new NotFound(input.evidenceId);
    const content = await this.check(input);
    if (content instanceof Refused) return content;
    const evidenceId = await insertNextVersion(before, { ...content, actionId: before.actionId });
    if (evidenceId === null) return new Refused(reason('evidenceEnded'));
    await this.keepFile(content);
    return this.finish('replaceEvidence', before.actionId, content.at, { evidence: evidenceId, replaces: before.id, ...this.kept(input, content) }, loaders);
  }

  async verify({ evidenceId }: EvidenceStepInput, loaders: Loaders): Answer {
    return this.judge('verifyEvidence', evidenceId, null, {}, loaders);
  }

  async reject(input: EvidenceReasonInput, loaders: Loaders): Answer {
    const text = input.reason.trim();
    const found = await this.row(input.evidenceId);
    const reasons = this.reasonsAgainstReason(text, input);
    if (found && reasons.length > 0) return new Refused(...reasons);
    return this.judge('rejectEvidence', input.evidenceId, text, childDataAnswered({ reason: text }, input.noChildNamed), loaders);
  }

  private async judge(operation: Operation, evidenceId: string, why: string | null, detail: AuditDetail, loaders: Loaders): Answer {
    const row = await this.row(evidenceId);
    if (!row) return new NotFound(evidenceId);
    const at = this.clock.now();
    const judgement = await judgeEvidence(row, why, at);
    if (judgement === 'missing') return new NotFound(evidenceId);
    if (judgement !== 'judged') return new Refused(reason(refusalOf[judgement]));
    return this.finish(operation, row.actionId, at, { evidence: row.id, ...detail }, loaders);
  }

  /** Of an own addition, or of any by whoever manages the plan. */
  async withdraw(input: EvidenceReasonInput, loaders: Loaders): Answer {
    const row = await this.row(input.evidenceId);
    if (!row) return new NotFound(input.evidenceId);
    const text = input.reason.trim();
    const reasons = this.reasonsAgainstReason(text, input);
    if (!row.ownAddition && !tenantIdentity().roles.includes('planManager')) reasons.push(reason('notYourEvidence'));
    if (reasons.length > 0) return new Refused(...reasons);
    const at = this.clock.now();
    if (!(await withdrawEvidence(row, text, at))) return new Refused(reason('evidenceEnded'));
    return this.finish('withdrawEvidence', row.actionId, at, { evidence: row.id, ...childDataAnswered({ reason: text }, input.noChildNamed) }, loaders);
  }

  private async row(id: string): Promise<EvidenceRow | null> {
    return isUuid(id) ? evidenceRow(id.toLowerCase()) : null;
  }

  private reasonsAgainstReason(text: string, { noChildNamed }: EvidenceReasonInput) {
    return [...reasonsAgainstReason(text), ...reasonsAgainstChildData({ reason: text }, noChildNamed)];
  }

  /** What is added, checked and with its file found; or why not. */
  private async check(input: EvidenceContentInput): Promise<Omit<NewEvidence, 'actionId'> | Refused> {
    const today = this.clock.today();
    const content = {
      title: input.title.trim(), url: input.url?.trim() || null, fileId: input.fileId?.toLowerCase() || null, datedOn: input.datedOn,
      expiresOn: input.expiresOn ?? null, goodForMonths: input.goodForMonths ?? null,
    };
    const reasons = reasonsAgainst(content, today);
    const file = content.fileId !== null && isUuid(content.fileId) ? await this.files.arrived(content.fileId) : null;
    if (content.fileId !== null && file === null) reasons.push(reason('fileMissing', { field: 'fileId' }));
    reasons.push(...reasonsAgainstChildData({ title: content.title, fileName: file?.name }, input.noChildNamed));
    if (reasons.length > 0) return new Refused(...reasons);
    const { title, url, fileId, datedOn } = content;
    return { title, url, fileId, datedOn, expiresOn: expiryOf(content), marking: input.marking ?? 'official', at: this.clock.now() };
  }

  /** Only once it is evidence: a file that was kept for what was then refused would belong to nothing and stay for good. */
  private async keepFile({ fileId }: Omit<NewEvidence, 'actionId'>): Promise<void> {
    if (fileId != null) await this.files.keep(fileId);
  }

  private kept(input: EvidenceContentInput, { title, fileId }: Omit<NewEvidence, 'actionId'>): AuditDetail {
    return { ...(fileId ? { file: fileId } : {}), ...childDataAnswered({ title }, input.noChildNamed) };
  }

  private async finish(operation: Operation, actionId: string, at: Date, detail: AuditDetail, loaders: Loaders): Answer {
    await this.ratings.redecide(actionId, 'evidence');
    await recordAudit(at.toISOString(), operation, 'action', actionId, detail);
    return (await this.plans.action(actionId, loaders)) ?? new NotFound(actionId);
  }
}

const refusalOf = { ended: 'evidenceEnded', already: 'alreadyJudged', ownAddition: 'ownAddition', ownAction: 'ownAction' } as const;
