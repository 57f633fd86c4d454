/** The mutation that moves a date. */
import { Args, Context, Mutation, Resolver } from '@nestjs/graphql';
import { Allow } from '../../platform/auth/index.ts';
import type { GraphqlContext } from '../../platform/graphql/index.ts';
import { ActionEditResult, type EditAnswer } from '../action-edits/index.ts';
import { MoveTimescaleInput } from './moves.graphql.ts';
import { MovesService } from './moves.service.ts';

@Resolver()
export class MovesResolver {
  constructor(private readonly service: MovesService) {}

  @Allow('moveTimescale')
  @Mutation(() => ActionEditResult, { description: 'Moves the date that counts: with a reason, and counted.' })
  moveTimescale(@Args('input') input: MoveTimescaleInput, @Context() { loaders }: GraphqlContext): Promise<EditAnswer> {
    return this.service.move(input, loaders);
  }
}
