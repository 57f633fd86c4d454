// The plan while it is read: sections and objectives are opened when their first action comes, so that
// headings of nothing leave no empty branches.
import { expandIndicators, parseTimescale, readTargetDate, splitReferences, type ImportedAction, type ImportedPlan, type IsoDate, type PrintedRating } from '@waymark/domain';
import type { Findings } from './findings.ts';
import type { Annotations } from './labelled-lines.ts';
import { folded } from './wording.ts';

export interface Place {
  block: number;
  row: number;
}

export interface DraftObjective {
  ref: string | null;
  title: string;
  theme: string | null;
  targetDate: IsoDate | null;
  champion: string | null;
  linkedRecommendations: string[];
  linkedIndicators: string[];
  actions: DraftAction[];
  place: Place;
}

export interface DraftAction {
  action: ImportedAction;
  place: Place;
  /** What findings about it refer to. */
  source: object;
}

export interface DraftSection {
  ref: string | null;
  title: string;
  recommendations: { ref: string | null; text: string }[];
  objectives: DraftObjective[];
  place: Place;
}

export class PlanDraft {
  readonly sections: DraftSection[] = [];
  readonly title: string;
  private readonly findings: Findings;
  private readonly after: IsoDate | undefined;
  private readonly bySection = new Map<string, DraftSection>();
  private readonly byObjective = new Map<DraftSection, Map<string, DraftObjective>>();
  private readonly sectionByObjective = new Map<DraftObjective, DraftSection>();

  constructor(title: string, findings: Findings, after: IsoDate | undefined) {
    this.title = title;
    this.findings = findings;
    this.after = after;
  }

  /** The section of this name, made when it is new; without a name the one named after the plan. */
  section(name: { ref: string | null; title: string } | null, place: Place): DraftSection {
    const { ref, title } = name ?? { ref: null, title: this.title };
    const key = `${folded(ref ?? '')}|${folded(title)}`;
    let section = this.bySection.get(key);
    if (!section) {
      section = { ref, title, recommendations: [], objectives: [], place };
      this.bySection.set(key, section);
      this.sections.push(section);
    }
    return section;
  }

  /** The objective of this name within the section, made when it is new. */
  objective(section: DraftSection, name: { ref: string | null; title: string }, place: Place): DraftObjective {
    let known = this.byObjective.get(section);
    if (!known) {
      known = new Map<string, DraftObjective>();
      this.byObjective.set(section, known);
    }
    const key = `${folded(name.ref ?? '')}|${folded(name.title)}`;
    let objective = known.get(key);
    if (!objective) {
      objective = {
        ...name,
        theme: null,
        targetDate: readTargetDate(name.title, this.after === undefined ? {} : { after: this.after }),
        champion: null,
        linkedRecommendations: [],
        linkedIndicators: [],
        actions: [],
        place,
      };
      known.set(key, objective);
      section.objectives.push(objective);
      this.sectionByObjective.set(objective, section);
    }
    return objective;
  }

  sectionOf(objective: DraftObjective): DraftSection {
    return this.sectionByObjective.get(objective) ?? this.section(null, objective.place);
  }

  recommend(section: DraftSection, ref: string | null, text: string): void {
    if (section.recommendations.some((each) => folded(each.text) === folded(text))) return;
    section.recommendations.push({ ref, text });
  }

  /** Adds what lines below a title say. Text that an objective has no place for is returned. */
  annotate(objective: DraftObjective, notes: Annotations, place: Place): string[] {
    if (notes.champion !== undefined) objective.champion ??= notes.champion;
    if (notes.theme !== undefined) objective.theme ??= notes.theme;
    if (notes.linkedRecommendations !== undefined) this.linkRecommendations(objective, notes.linkedRecommendations);
    if (notes.linkedIndicators !== undefined) this.linkIndicators(objective, notes.linkedIndicators, place);
    if (notes.targetDate !== undefined) objective.targetDate ??= parseTimescale(notes.targetDate, this.after === undefined ? {} : { after: this.after }).timescale.due;
    return [notes.owner, notes.success].filter((text) => text !== undefined);
  }

  linkRecommendations(objective: DraftObjective, text: string): void {
    for (const ref of splitReferences(text)) if (!objective.linkedRecommendations.includes(ref)) objective.linkedRecommendations.push(ref);
  }

  linkIndicators(objective: DraftObjective, text: string, place: Place): void {
    const codes = expandIndicators(text);
    const added = codes.filter((code) => !objective.linkedIndicators.includes(code));
    objective.linkedIndicators.push(...added);
    const written = text.split(/[,;&\n]|\band\b/).filter((part) => part.trim() !== '').length;
    if (codes.length > written && added.length > 0) this.findings.add('indicatorRangeExpanded', place, { text, count: codes.length }, objective);
  }

  /** The finished tree, with the path and the place of every branch. Branches without content are left out. */
  finish(ratingKey: readonly PrintedRating[]): { plan: Omit<ImportedPlan, 'findings'>; paths: Map<object, string>; origins: Record<string, Place> } {
    const paths = new Map<object, string>();
    const origins: Record<string, Place> = {};
    const mark = (about: object, path: string, place: Place): void => {
      paths.set(about, path);
      origins[path] = place;
    };
    const kept = this.sections.filter((section) => section.objectives.length > 0 || section.recommendations.length > 0);
    const sections = kept.map((section, s) => {
      mark(section, `sections/${s}`, section.place);
      const objectives = section.objectives.map(({ actions, place, ...objective }, o) => {
        mark(section.objectives[o]!, `sections/${s}/objectives/${o}`, place);
        actions.forEach((action, a) => mark(action.source, `sections/${s}/objectives/${o}/actions/${a}`, action.place));
        return { ...objective, actions: actions.map(({ action }) => action) };
      });
      return { ref: section.ref, title: section.title, recommendations: section.recommendations, objectives };
    });
    return { plan: { title: this.title, ratingKey, sections }, paths, origins };
  }
}
