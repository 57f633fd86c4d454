/** Rules of stages as somebody sends them: read, checked and known by their hash. Pure. */
import { englandAndWales } from '@waymark/domain';
import { contentHash, lint, parse, serviceCatalogue, type RuleSet, type StageName } from '@waymark/rules';
import { reasonsAgainstChildData } from '../../platform/free-text/index.ts';
import { reason, type Reason } from '../../platform/graphql/index.ts';

const LONGEST_NAME = 200;

/** Rules that may be tried and published. */
export interface StageRules {
  readonly stages: readonly StageName[];
  readonly document: RuleSet;
  readonly contentHash: string;
}

/** Of the rules and of the names: who approves, approves both. */
export const hashOfStageRules = (stages: readonly StageName[], document: RuleSet): string => contentHash({ stages, document });

/** What a rule gives for a stage. */
export const outcomeOf = (stage: number): string => `stage-${stage}`;

/**
 * The rules as they would be stored, or every fault: that of the document with its path, one of lint with the rules it is about.
 * @param known numbers of the stages of the body: names may change, stages may not
 */
export function readStageRules(given: { stages: readonly StageName[]; document: unknown }, known: readonly number[]): StageRules | Reason[] {
  const stages = [...given.stages].sort((a, b) => a.number - b.number).map(({ number, name }) => ({ number, name: { en: name.en.trim(), cy: name.cy.trim() } }));
  const parsed = parse(given.document, serviceCatalogue);
  const named = againstNames(stages, known);
  if (!parsed.ok) return [...named, ...parsed.issues.map(({ path, code, parameters }) => reason(code, { ...parameters, path }))];
  const { ruleSet: document } = parsed;
  const against = [...named, ...againstParts(document, known), ...againstWords(stages, document), ...againstLogic(document)];
  return against.length > 0 ? against : { stages, document, contentHash: hashOfStageRules(stages, document) };
}

function againstNames(stages: readonly StageName[], known: readonly number[]): Reason[] {
  if (stages.length !== known.length || stages.some(({ number }) => !known.includes(number))) return [reason('otherStages')];
  return stages.flatMap(({ number, name }) => [name.en, name.cy].flatMap((text) => {
    if (text === '') return [reason('stageNameMissing', { stage: number })];
    return text.length > LONGEST_NAME ? [reason('textTooLong', { field: 'stages', limit: LONGEST_NAME })] : [];
  }));
}

/** A proposal is one of the body's stages; nothing escalates, and what is tried is history. */
function againstParts({ rating, escalation, tests }: RuleSet, known: readonly number[]): Reason[] {
  const outcomes = [...new Set([...rating.rules.map(({ event }) => event.params.rating ?? ''), rating.default])];
  const unknown = outcomes.filter((outcome) => !known.some((stage) => outcomeOf(stage) === outcome));
  return [...unknown.map((outcome) => reason('unknownStage', { outcome })), ...(escalation.length + tests.length > 0 ? [reason('onlyStages')] : [])];
}

function againstWords(stages: readonly StageName[], { name, rating }: RuleSet): Reason[] {
  const texts = [name, ...stages.map((stage) => stage.name), ...rating.rules.flatMap(({ event }) => event.params.label ?? [])];
  return reasonsAgainstChildData({ words: texts.flatMap(({ en, cy }) => [en, cy]).join('\n') });
}

/** The same findings that hold back the rules of a service. */
function againstLogic(document: RuleSet): Reason[] {
  const findings = lint(document, serviceCatalogue, { calendar: englandAndWales });
  return findings.filter(({ severity }) => severity === 'blocking').map(({ code, rules, path, parameters }) => reason(code, { ...parameters, rules: [...rules], path }));
}
