/** The rows of actions that a document adds to a plan, with the sections and objectives that the plan does not have yet. Pure. */
import { sameBranch } from '@waymark/domain';
import type { StandingPlan } from '../../plan-documents/index.ts';
import type { Draft, DraftActionItem } from '../draft.ts';
import { addAction, type NewBranches, type PlanMaking } from '../new-plan.ts';

export interface Place {
  sectionId: string;
  objectiveId: string;
  targetDate: string | null;
}

/** Finds where a document's action belongs in the plan, and makes what is missing of it, once. */
export class BranchFinder {
  private readonly made = new Map<string, Place>();

  constructor(
    private readonly plan: StandingPlan,
    private readonly draft: Draft,
    readonly branches: NewBranches,
    private readonly newId: () => string,
  ) {}

  placeOf(item: DraftActionItem): Place {
    const known = this.made.get(item.objectivePath);
    if (known) return known;
    const section = this.draft.plan.sections[item.section]!;
    const objective = section.objectives[item.objective]!;
    const sectionId = this.plan.sections.find((each) => sameBranch(each, section))?.id ?? this.newSection(section);
    const standing = this.plan.objectives.find((each) => each.sectionId === sectionId && sameBranch(each, objective));
    const place = standing
      ? { sectionId, objectiveId: standing.id, targetDate: standing.targetDate }
      : { sectionId, objectiveId: this.newObjective(sectionId, objective), targetDate: objective.targetDate };
    this.made.set(item.objectivePath, place);
    return place;
  }

  private newSection({ ref, title }: { ref: string | null; title: string }): string {
    const before = this.branches.sections.find((each) => each.ref === ref && each.title === title);
    if (before) return before.id;
    const id = this.newId();
    this.branches.sections.push({ id, position: this.plan.sections.length + this.branches.sections.length, ref, title });
    return id;
  }

  private newObjective(sectionId: string, { ref, title, theme, targetDate, champion, linkedRecommendations, linkedIndicators }: Draft['plan']['sections'][number]['objectives'][number]): string {
    const id = this.newId();
    this.branches.objectives.push({ id, sectionId, position: this.plan.objectives.length + this.branches.objectives.length, ref, title, theme, targetDate, champion, linkedRecommendations, linkedIndicators });
    return id;
  }
}

/** Adds an action at the end; where it stands within the plan is settled once all are there. */
export function addToPlan(finder: BranchFinder, item: DraftActionItem, making: Pick<PlanMaking, 'newId' | 'today' | 'key' | 'decide'>): void {
  const { branches } = finder;
  addAction(branches, item, { ...finder.placeOf(item), position: 1_000_000 + branches.actions.length }, making);
}

export function noBranches(planId: string, at: string, accountId: string): NewBranches {
  return { id: planId, createdAt: at, createdBy: accountId, sections: [], recommendations: [], objectives: [], actions: [], owners: [], revisions: [], decisions: [] };
}
