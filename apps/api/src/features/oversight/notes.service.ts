/** Use cases of assurance notes: an adviser writes, both sides read. */
import { Injectable } from '@nestjs/common';
import { v7 as newId } from 'uuid';
import { Clock } from '../../platform/clock/index.ts';
import type { Requester } from '../../platform/auth/index.ts';
import { reasonsAgainstChildData } from '../../platform/free-text/index.ts';
import { isUuid, NotFound, reason, Refused, shownError } from '../../platform/graphql/index.ts';
import { SharingService } from '../sharing/index.ts';
import { AssuranceNoteWritten, type AssuranceNote, type NoteSubjectName, type WriteAssuranceNoteInput } from './notes.graphql.ts';
import { notesAbout, NotesStore } from './notes.store.ts';
import { StagesStore } from './stages.store.ts';

const LONGEST_NOTE = 2_000;

@Injectable()
export class NotesService {
  constructor(
    private readonly clock: Clock,
    private readonly sharing: SharingService,
    private readonly notes: NotesStore,
    private readonly stages: StagesStore,
  ) {}

  /**
   * In the name of the first body of the adviser that the service opens it to. The text is judged before anything is looked up,
   * so that no answer tells what is not opened from what is not there.
   */
  async write(requester: Requester, { service, subject, subjectId, verdict, text: typed }: WriteAssuranceNoteInput): Promise<AssuranceNoteWritten | Refused | NotFound> {
    if (requester.service) throw shownError('BAD_USER_INPUT', 'Write notes without naming a service in the header.');
    const text = typed.trim();
    if (text === '') return new Refused(reason('textMissing', { field: 'text' }));
    if (text.length > LONGEST_NOTE) return new Refused(reason('textTooLong', { field: 'text', limit: LONGEST_NOTE }));
    const [suspected] = reasonsAgainstChildData({ text });
    if (suspected) return new Refused(suspected);
    const membership = requester.memberships.find(({ slug, roles }) => slug === service && roles.includes('oversightAdviser'));
    if (!membership || !isUuid(subjectId)) return new NotFound(subjectId);
    const id = newId();
    for (const body of await this.sharing.bodiesOf(requester.accountId)) {
      const done = await this.notes.write({ adviserId: requester.accountId, bodyId: body.id, tenantId: membership.tenantId, at: this.clock.now() }, { id, subject, subjectId: subjectId.toLowerCase(), verdict, text });
      if (done) return Object.assign(new AssuranceNoteWritten(), { id });
    }
    return new NotFound(subjectId);
  }

  /** Nothing where what they would be about is not there or not opened. */
  async about(subject: NoteSubjectName, subjectId: string): Promise<AssuranceNote[]> {
    const rows = isUuid(subjectId) ? await notesAbout(subject, subjectId.toLowerCase()) : [];
    const names = rows.length === 0 ? [] : await this.stages.names([...new Set(rows.map(({ bodyId }) => bodyId))]);
    return rows.map(({ id, bodyId, verdict, text, at }) => ({ id, verdict, text, at, body: names.find((name) => name.bodyId === bodyId)!.body }));
  }
}
