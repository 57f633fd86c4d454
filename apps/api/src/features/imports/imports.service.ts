/** Use cases of an import that was read: its draft, and what people say of it. Uploading and committing have files of their own. */
import { Injectable } from '@nestjs/common';
import { interpret, type TableMapping } from '@waymark/documents';
import {
  Conflict, isUuid, NotFound, pageSize, reason, Refused, toConnection, fromNumericCursor, type Connection, type Loaders, type PageRequest,
} from '../../platform/graphql/index.ts';
import { Clock } from '../../platform/clock/index.ts';
import { PlansService } from '../plans/index.ts';
import { recordAudit } from '../../platform/audit/index.ts';
import type { RulesInForce } from '../ratings/index.ts';
import { isOpen, makeDraft, type Draft } from './draft.ts';
import type { Correction, ImportContent, Corrections } from './import-row.ts';
import { PlanImport, type ConfirmFindingsInput, type CorrectActionInput, type DiscardImportInput, type MapColumnsInput } from './imports.graphql.ts';
import { countImports, discardImport, importContent, importsByIds, listImports, saveSaid, type Said } from './imports.store.ts';
import type { PlanFieldName } from './source.graphql.ts';

export type Answer = PlanImport | NotFound | Refused | Conflict;

/** An import with what its pages are made from. */
export interface Opened {
  content: ImportContent;
  draft: Draft;
  rules: RulesInForce;
}

const LONGEST_TEXT = 10_000;

@Injectable()
export class ImportsService {
  constructor(
    private readonly plans: PlansService,
    private readonly clock: Clock,
  ) {}

  /** Null for an unknown id, for another service's and for one that is no id at all. */
  async planImport(id: string): Promise<PlanImport | null> {
    if (!isUuid(id)) return null;
    const [row] = await importsByIds([id.toLowerCase()]);
    return row ? new PlanImport(row) : null;
  }

  async imports(request: PageRequest, total: boolean): Promise<Connection<PlanImport>> {
    const size = pageSize(request, 20);
    const after = fromNumericCursor(request.after) ?? -1;
    const start = Number.isNaN(after) ? 2_147_483_647 : after + 1;
    const [rows, count] = await Promise.all([listImports(size + 1, start), total ? countImports() : 0]);
    const imports = rows.map((row) => new PlanImport(row));
    const places = new Map(imports.map((item, index) => [item, start + index]));
    return toConnection(imports, size, count, (item) => places.get(item) ?? 0);
  }

  /** What was read and said of an import, made once in an operation; null while it is not read. */
  opened(id: string, loaders: Loaders): Promise<Opened | null> {
    return loaders.once(`opened ${id}`, async () => {
      const [content, rules] = await Promise.all([importContent(id), this.plans.rules(loaders)]);
      return content && { content, rules, draft: makeDraft(content.interpretation, content, rules.ratingKey, rules.today) };
    });
  }

  async map(input: MapColumnsInput, loaders: Loaders): Promise<Answer> {
    return this.say(input, 'mapImportColumns', loaders, ({ content }) => {
      const block = content.source.blocks[input.block];
      if (block?.kind !== 'table') return new Refused(reason('notATable', { block: input.block }));
      const width = Math.max(0, ...block.rows.flatMap(({ cells }) => cells.map((cell) => cell.column + cell.columnSpan)));
      const fields: (PlanFieldName | null)[] = Array.from({ length: width }, () => null);
      for (const { column, field } of input.columns) {
        if (column < 0 || column >= width) return new Refused(reason('noSuchColumn', { column }));
        fields[column] = field ?? null;
      }
      // Left out, the row that was taken for the headers stays; null says that there is none.
      const headerRow = input.headerRow === undefined ? (content.interpretation.columns[input.block]?.headerRow ?? 0) : input.headerRow;
      if (headerRow !== null && headerRow >= block.rows.length) return new Refused(reason('noSuchRow', { row: headerRow }));
      const own: TableMapping = { block: input.block, columns: fields, headerRow: headerRow === null || headerRow < 0 ? null : headerRow };
      const mapping = [...content.mapping.filter((other) => other.block !== input.block), own];
      const interpretation = interpret(content.source, content.fileName, { mapping });
      return { mapping, interpretation, corrections: stillMeant(content, interpretation, input.block) };
    });
  }

  async confirm(input: ConfirmFindingsInput, loaders: Loaders): Promise<Answer> {
    return this.say(input, 'confirmFindings', loaders, ({ content, draft }) => {
      const known = new Set(draft.findings.map(({ id }) => id));
      const stranger = input.findingIds.find((id) => !known.has(id));
      if (stranger !== undefined) return new Refused(reason('noSuchFinding', { id: stranger }));
      const confirmed = input.findingIds.length > 0 ? input.findingIds : draft.findings.filter(isOpen).map(({ id }) => id);
      return { answered: [...new Set([...content.answered, ...confirmed])] };
    });
  }

  async correct(input: CorrectActionInput, loaders: Loaders): Promise<Answer> {
    return this.say(input, 'correctDraftAction', loaders, ({ content, rules }) => {
      if (!hasAction(content, input.path)) return new Refused(reason('noSuchAction', { path: input.path }));
      const correction = correctionOf(input, rules);
      if (correction instanceof Refused) return correction;
      return { corrections: { ...content.corrections, [input.path]: { ...content.corrections[input.path], ...correction } } };
    });
  }

  async discard(input: DiscardImportInput): Promise<Answer> {
    const found = await this.planImport(input.importId);
    if (!found) return new NotFound(input.importId);
    if (found.version !== input.version) return new Conflict(found.version);
    if (found.state === 'committed' || found.state === 'discarded') return new Refused(reason('importNotReady', { state: found.state }));
    const at = this.clock.now().toISOString();
    if (!(await discardImport(found.id, input.version, at))) return this.conflictOf(found.id);
    await recordAudit(at, 'discardImport', 'planImport', found.id);
    return this.again(found.id);
  }

  /** Loads, asks `change` what to save or why not, and saves it at the version that the person saw. */
  private async say(input: { importId: string; version: number }, operation: string, loaders: Loaders, change: (opened: Opened) => Said | Refused): Promise<Answer> {
    const found = await this.planImport(input.importId);
    if (!found) return new NotFound(input.importId);
    if (found.version !== input.version) return new Conflict(found.version);
    const opened = found.state === 'ready' ? await this.opened(found.id, loaders) : null;
    if (!opened) return new Refused(reason('importNotReady', { state: found.state }));
    const said = change(opened);
    if (said instanceof Refused) return said;
    const at = this.clock.now().toISOString();
    if (!(await saveSaid(found.id, input.version, said, at))) return this.conflictOf(found.id);
    await recordAudit(at, operation, 'planImport', found.id);
    // What was read before the change must not be shown after it.
    loaders.forget(`opened ${found.id}`);
    return this.again(found.id);
  }

  private async again(id: string): Promise<Answer> {
    return (await this.planImport(id)) ?? new NotFound(id);
  }

  private async conflictOf(id: string): Promise<Conflict | NotFound> {
    const current = await this.planImport(id);
    return current ? new Conflict(current.version) : new NotFound(id);
  }
}

function hasAction({ interpretation }: ImportContent, path: string): boolean {
  const [, s, o, a] = /^sections\/(\d+)\/objectives\/(\d+)\/actions\/(\d+)$/.exec(path) ?? [];
  return interpretation.plan.sections[Number(s)]?.objectives[Number(o)]?.actions[Number(a)] !== undefined;
}

/** The fields that were given, checked; null for a text means that it stays as it is, null for the stated code that there is none. */
function correctionOf(input: CorrectActionInput, rules: RulesInForce): Correction | Refused {
  const correction: Correction = {};
  for (const field of ['description', 'accountableOwner', 'timescaleText'] as const) {
    const text = input[field]?.trim();
    if (text === undefined) continue;
    if (text === '' && field !== 'timescaleText') return new Refused(reason('textMissing', { field }));
    if (text.length > LONGEST_TEXT) return new Refused(reason('textTooLong', { field, limit: LONGEST_TEXT }));
    correction[field] = text;
  }
  if (input.statedCode !== undefined) {
    const code = input.statedCode === '' ? null : input.statedCode;
    if (code !== null && !rules.stated(code)) return new Refused(reason('statedNotInKey', { code }));
    correction.statedCode = code;
  }
  if (input.leaveOut != null) correction.leaveOut = input.leaveOut;
  return correction;
}

/** Corrections that mean the same action after a table was read anew: of other tables, at the same path and row. */
function stillMeant(content: ImportContent, after: ImportContent['interpretation'], block: number): Corrections {
  const before = content.interpretation;
  return Object.fromEntries(
    Object.entries(content.corrections).filter(([path]) => {
      const was = before.origins[path];
      const is = after.origins[path];
      return was && is && was.block !== block && was.block === is.block && was.row === is.row;
    }),
  );
}
