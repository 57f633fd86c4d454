/** Use case: a plan as Word, Excel or CSV, in the council's own columns or in Waymark's. */
import { Injectable } from '@nestjs/common';
import { HOUR, localDate, londonTime, type Language } from '@waymark/domain';
import { fitsExcel, layoutOf, writeCsv, writeDocx, writeXlsx, type PlanLayout, type PlanToWrite, type Writing } from '@waymark/documents';
import { recordAudit } from '../../platform/audit/index.ts';
import { Clock } from '../../platform/clock/index.ts';
import { isUuid } from '../../platform/graphql/index.ts';
import { RatingsService } from '../ratings/index.ts';
import { importedDocument, standingPlan } from './standing-plan.store.ts';
import { fileNameOf, ratingsToWrite, writtenPlan } from './written-plan.ts';

export const documentFormats = {
  docx: { write: writeDocx, mediaType: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document' },
  xlsx: { write: writeXlsx, mediaType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet' },
  csv: { write: writeCsv, mediaType: 'text/csv; charset=utf-8' },
} as const;
export type DocumentFormat = keyof typeof documentFormats;

export interface DocumentRequest {
  planId: string;
  format: DocumentFormat;
  language: Language;
  /** In the columns of the document that the plan was imported from; without one, in Waymark's. */
  ownColumns: boolean;
}

export interface PlanDocument {
  name: string;
  mediaType: string;
  bytes: Uint8Array;
}

/** Everything of the plan is at most this. Documents with child data are nobody's to make, so a higher marking is not needed. */
const MARKING = 'OFFICIAL';

@Injectable()
export class PlanDocumentsService {
  constructor(
    private readonly ratings: RatingsService,
    private readonly clock: Clock,
  ) {}

  /** In the transaction of the request: the audit says who took it. Null for an unknown plan; 'tooLong' when Excel cannot hold a text. */
  async document({ planId, format, language, ownColumns }: DocumentRequest): Promise<PlanDocument | null | 'tooLong'> {
    const plan = isUuid(planId) ? await standingPlan(planId.toLowerCase()) : null;
    if (!plan) return null;
    const at = this.clock.now();
    const day = localDate(at);
    const { ratingKey } = await this.ratings.inForce();
    const layout = ownColumns ? await this.layoutOf(plan.id) : null;
    const writing: Writing = { language, layout, ratings: ratingsToWrite(ratingKey, language), marking: MARKING, asAt: { date: day, time: clockTime(at) } };
    const text: PlanToWrite = writtenPlan(plan, language);
    if (format === 'xlsx' && !fitsExcel(text, writing)) return 'tooLong';
    const bytes = documentFormats[format].write(text, writing);
    await recordAudit(at, 'downloadPlanDocument', 'plan', plan.id, { format, actions: plan.actions.length });
    return { name: fileNameOf(plan.title, day, format), mediaType: documentFormats[format].mediaType, bytes };
  }

  /** The council's own columns, kept with the document that the plan was imported from. */
  async layoutOf(planId: string): Promise<PlanLayout | null> {
    const imported = await importedDocument(planId);
    return imported && layoutOf(imported.source, imported.interpretation.columns);
  }
}

/** "14:05", as clocks in London show it. */
function clockTime(at: Date): string {
  const { time } = londonTime(at.getTime());
  const two = (value: number): string => String(Math.floor(value)).padStart(2, '0');
  return `${two(time / HOUR)}:${two((time % HOUR) / (HOUR / 60))}`;
}
