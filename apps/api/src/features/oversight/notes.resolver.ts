/** Assurance notes. */
import { Args, Mutation, Query, Resolver } from '@nestjs/graphql';
import { Allow, CurrentRequester, type Requester } from '../../platform/auth/index.ts';
import type { NotFound, Refused } from '../../platform/graphql/index.ts';
import { AssuranceNote, NoteSubjectArguments, WriteAssuranceNoteInput, WriteAssuranceNoteResult, type AssuranceNoteWritten } from './notes.graphql.ts';
import { NotesService } from './notes.service.ts';

@Resolver()
export class NotesResolver {
  constructor(private readonly service: NotesService) {}

  @Allow('writeAssuranceNote')
  @Mutation(() => WriteAssuranceNoteResult, { description: 'A remark of the body about an action, a plan or a closed review that the service opens to it, or that it is not accepted yet. It changes nothing else.' })
  writeAssuranceNote(@CurrentRequester() requester: Requester, @Args('input') input: WriteAssuranceNoteInput): Promise<AssuranceNoteWritten | Refused | NotFound> {
    return this.service.write(requester, input);
  }

  @Allow('assuranceNotes')
  @Query(() => [AssuranceNote], { description: 'What oversight bodies say about an action, a plan or a closed review: the latest fifty, newest first. An adviser sees those of the own bodies.' })
  assuranceNotes(@Args() { subject, subjectId }: NoteSubjectArguments): Promise<AssuranceNote[]> {
    return this.service.about(subject, subjectId);
  }
}
