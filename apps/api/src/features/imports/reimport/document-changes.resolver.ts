/** What documents changed in an action, newest first. */
import { Context, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import type { GraphqlContext } from '../../../platform/graphql/index.ts';
import { Action } from '../../plans/index.ts';
import { DocumentChange } from './document-changes.graphql.ts';
import { documentRevisions } from './document-changes.store.ts';
import { toDocumentChange } from './document-changes.ts';

@Resolver(() => Action)
export class DocumentChangesResolver {
  @ResolveField(() => [DocumentChange], { description: 'What documents that came back changed in it, newest first.' })
  async documentChanges(@Parent() action: Action, @Context() { loaders }: GraphqlContext): Promise<DocumentChange[]> {
    return (await loaders.of('documentChanges', documentRevisions).load(action.id)).map(toDocumentChange);
  }
}
