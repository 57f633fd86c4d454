/** Reading, writing and trying escalation policies. */
import { Args, ID, Mutation, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { Allow } from '../../platform/auth/index.ts';
import { JsonScalar, NotFound, parametersOf, type GraphqlContext, type Refused } from '../../platform/graphql/index.ts';
import { peopleOfService, policyDocuments } from './drafts.store.ts';
import {
  ApproveEscalationPolicyInput, EscalationPolicies, EscalationPolicy, EscalationPolicyAnswer, EscalationPolicyCase, EscalationPolicyIssue, EscalationPolicyPerson, EscalationPolicyResult,
  EscalationPolicyStepInput, SaveEscalationPolicyDraftInput, StartEscalationPolicyDraftInput,
} from './policies.graphql.ts';
import { PolicyDraftsService, type PolicyAnswer } from './policy-drafts.service.ts';
import { peopleNamed } from './policy-document.ts';
import { SimulateEscalationPolicyInput, SimulateEscalationPolicyResult, type EscalationPolicyComparison } from './simulation.graphql.ts';
import { PolicySimulationService } from './simulation.service.ts';

@Resolver(() => EscalationPolicy)
export class EscalationPoliciesResolver {
  constructor(
    private readonly drafts: PolicyDraftsService,
    private readonly simulation: PolicySimulationService,
  ) {}

  @Allow('escalationPolicies')
  @Query(() => EscalationPolicies)
  escalationPolicies(): Promise<EscalationPolicies> {
    return this.drafts.all();
  }

  @Allow('escalationPolicy')
  @Query(() => EscalationPolicyResult)
  async escalationPolicy(@Args('id', { type: () => ID }) id: string): Promise<EscalationPolicy | NotFound> {
    return (await this.drafts.policy(id)) ?? new NotFound(id);
  }

  @Allow('simulateEscalationPolicy')
  @Query(() => SimulateEscalationPolicyResult, { description: 'What a policy would have sent over a past period, beside the one in force. Nothing is sent or kept.' })
  simulateEscalationPolicy(@Args('input') input: SimulateEscalationPolicyInput): Promise<EscalationPolicyComparison | NotFound | Refused> {
    return this.simulation.compare(input);
  }

  @Allow('startEscalationPolicyDraft')
  @Mutation(() => EscalationPolicyAnswer)
  startEscalationPolicyDraft(@Args('input') input: StartEscalationPolicyDraftInput): Promise<PolicyAnswer> {
    return this.drafts.start(input);
  }

  @Allow('saveEscalationPolicyDraft')
  @Mutation(() => EscalationPolicyAnswer)
  saveEscalationPolicyDraft(@Args('input') input: SaveEscalationPolicyDraftInput): Promise<PolicyAnswer> {
    return this.drafts.save(input);
  }

  @Allow('submitEscalationPolicy')
  @Mutation(() => EscalationPolicyAnswer)
  submitEscalationPolicy(@Args('input') input: EscalationPolicyStepInput): Promise<PolicyAnswer> {
    return this.drafts.submit(input);
  }

  @Allow('approveEscalationPolicy')
  @Mutation(() => EscalationPolicyAnswer)
  approveEscalationPolicy(@Args('input') input: ApproveEscalationPolicyInput): Promise<PolicyAnswer> {
    return this.drafts.approve(input);
  }

  @Allow('withdrawEscalationPolicy')
  @Mutation(() => EscalationPolicyAnswer)
  withdrawEscalationPolicy(@Args('input') input: EscalationPolicyStepInput): Promise<PolicyAnswer> {
    return this.drafts.withdraw(input);
  }

  @ResolveField(() => JsonScalar, { description: 'The policy itself, in the stored format.' })
  document(item: EscalationPolicy, _arguments: object, { loaders }: GraphqlContext): Promise<unknown> {
    return loaders.of('escalationPolicyDocuments', policyDocuments).load(item.id);
  }

  @ResolveField(() => [EscalationPolicyIssue], { description: 'What keeps it from coming into force; a draft is kept all the same.' })
  async issues(item: EscalationPolicy): Promise<EscalationPolicyIssue[]> {
    const { issues } = await this.drafts.check(item.id);
    return issues.map(({ path, code, parameters }) => ({ path, code, parameters: parametersOf(parameters) }));
  }

  @ResolveField(() => [EscalationPolicyCase], { description: 'None while it cannot be read.' })
  async cases(item: EscalationPolicy): Promise<readonly EscalationPolicyCase[]> {
    return (await this.drafts.check(item.id)).tests?.tests ?? [];
  }

  @ResolveField(() => [EscalationPolicyPerson], { description: 'Those whom its steps name, as far as they are of the service.' })
  async peopleNamed(item: EscalationPolicy, _arguments: object, { loaders }: GraphqlContext): Promise<EscalationPolicyPerson[]> {
    const named = new Set(peopleNamed(await loaders.of('escalationPolicyDocuments', policyDocuments).load(item.id)));
    return named.size === 0 ? [] : (await peopleOfService()).filter(({ id }) => named.has(id));
  }
}
