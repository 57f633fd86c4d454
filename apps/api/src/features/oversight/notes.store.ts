/** SQL of assurance notes: written by a function of the database in an adviser's name, read by the service and by the body that wrote them. */
import { Injectable } from '@nestjs/common';
import { PlatformDatabase } from '../../platform/database/index.ts';
import { statement, tenantId, tenantQuery } from '../../platform/tenancy/index.ts';
import type { NoteSubjectName } from './notes.graphql.ts';

export interface NoteRow extends Record<string, unknown> {
  id: string;
  bodyId: string;
  verdict: 'note' | 'notAccepted';
  text: string;
  at: Date;
}

export interface NewNote {
  id: string;
  subject: NoteSubjectName;
  subjectId: string;
  verdict: NoteRow['verdict'];
  text: string;
}

@Injectable()
export class NotesStore {
  constructor(private readonly database: PlatformDatabase) {}

  /** False where the service does not open it to the body, the account is none of its advisers, or there is no such action, plan or closed review. */
  async write(writer: { adviserId: string; bodyId: string; tenantId: string; at: Date }, { subject, subjectId, ...note }: NewNote): Promise<boolean> {
    const [row] = await this.database.query<{ outcome: string }>('select write_assurance_note($1, $2, $3, $4, $5) as outcome', [writer.adviserId, writer.bodyId, writer.tenantId, writer.at, JSON.stringify({ ...note, [`${subject}Id`]: subjectId })]);
    return row?.outcome === 'written';
  }
}

const about = (condition: string) => statement(
  `select id, body_id as "bodyId", verdict, text, written_at as at from assurance_note
    where tenant_id = $1 and ${condition} order by written_at desc, id desc limit 50`,
);
const statements = { action: about('action_id = $2'), plan: about('plan_id = $2 and action_id is null and review_id is null'), review: about('review_id = $2') };

/** About one action, plan or review, the latest fifty, newest first; to an adviser the database shows those of the own bodies alone. */
export async function notesAbout(subject: NoteSubjectName, id: string): Promise<NoteRow[]> {
  return tenantQuery<NoteRow>(statements[subject], [tenantId(), id]);
}
