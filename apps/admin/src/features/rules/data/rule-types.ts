/** What the rules pages receive, by the names that they use for it. */
import type { RuleEditorQuery, RuleSetVersionPageQuery, RulesPageQuery } from '../../../graphql/generated/graphql.ts';

export type Workbench = RulesPageQuery['ruleWorkbench'];
export type VersionSummary = RulesPageQuery['ruleSetVersions']['nodes'][number];
export type VersionView = Extract<RuleSetVersionPageQuery['ruleSetVersion'], { __typename: 'RuleSetVersion' }>;
export type EditedVersion = Extract<RuleEditorQuery['ruleSetVersion'], { __typename: 'RuleSetVersion' }>;
export type WorkbenchAction = RuleEditorQuery['ruleWorkbench']['actions'][number];
export type Rating = Workbench['ratingKey']['ratings'][number];
export type Gate = VersionView['gates'][number];
export type Parameters = Gate['parameters'];

/** The value of a parameter by its name; null when it is not given or not known. */
export function parameter(parameters: Parameters, name: string): Parameters[number]['value'] | null {
  return parameters.find((one) => one.name === name)?.value ?? null;
}
