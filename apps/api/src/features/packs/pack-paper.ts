/** A review as a paper: blocks in reading order, in one language. What is missing says so in its place. Pure. */
import { agendaOf, formatDate, isAccepted, localDate, type ActionState, type IsoDate, type Language, type PlanState } from '@waymark/domain';
import type { PackBlock, PackCell, PackDocument } from '@waymark/documents';
import type { EvidenceEntry, PlanChanged, ReviewContent } from '../reviews/index.ts';
import { heading, paragraph, table } from './pack-blocks.ts';
import { figureBlocks } from './pack-figures.ts';
import { recommendationBlocks } from './pack-recommendations.ts';
import { packWords, type PackWords } from './pack-words.ts';

export interface PaperRequest {
  language: Language;
  /** For everybody: without names and without what people wrote. */
  publicly: boolean;
  review: { title: string; heldOn: IsoDate; closedAt: Date | null; closedBy: string | null; contentHash: string | null };
  content: ReviewContent;
  /** Since the review before; null for the first. */
  since: { title: string; changes: readonly PlanChanged[] } | null;
}

/** Of everything that Waymark holds; child data, which would ask for more, is nobody's to enter. */
const MARKING = 'OFFICIAL';

export function paperOf(request: PaperRequest): PackDocument {
  return new Paper(request).document();
}

class Paper {
  private readonly words: PackWords;
  private readonly plan: PlanState;
  private readonly evidence = new Map<string, EvidenceEntry[]>();

  constructor(private readonly request: PaperRequest) {
    this.words = packWords[request.language];
    this.plan = request.content.plan;
    for (const piece of request.content.evidence) this.evidence.set(piece.actionId, [...(this.evidence.get(piece.actionId) ?? []), piece]);
  }

  document(): PackDocument {
    const { request: { language, review }, words, plan } = this;
    return {
      language, title: review.title, marking: MARKING, line: words.line(plan.title, this.date(plan.day), review.closedAt === null), asAt: plan.day, pageWords: words.pageWords,
      blocks: [...this.opening(), ...this.figures(), ...this.attendance(), ...this.agenda(), ...this.indicators(), ...this.recommendations(), ...this.decisions(), ...this.all()],
    };
  }

  private date(day: IsoDate): string {
    return formatDate(day, this.request.language);
  }

  private opening(): PackBlock[] {
    const { request: { review, publicly }, words, plan } = this;
    const closed = review.closedAt ? words.closed(review.closedBy ?? '', this.date(localDate(review.closedAt))) : words.open;
    return [
      paragraph(`${words.meeting(this.date(review.heldOn))} ${closed} ${words.rules(plan.ruleSet.number)}`),
      ...(publicly ? [paragraph(words.publicVersion)] : []),
      table(words.key, [[words.rating, 1], [words.meaning, 5]], plan.ratingKey.ratings.map(({ code, meaning }) => [this.rating(code), { text: meaning[this.request.language] }])),
    ];
  }

  private figures(): PackBlock[] {
    const { words, plan } = this;
    const total = plan.actions.length;
    const row = (name: PackCell, count: number): PackCell[] => [name, { text: words.ratio(count, total) }];
    const rows = [
      ...plan.ratingKey.ratings.map(({ code }) => row(this.rating(code), plan.actions.filter(({ effectiveCode }) => effectiveCode === code).length)),
      row({ text: words.pastDeadline }, plan.actions.filter(({ daysOverdue }) => daysOverdue !== null).length),
      row({ text: words.accepted }, plan.actions.filter(({ assurance }) => isAccepted(assurance)).length),
    ];
    return [heading(words.figures), table(words.figures, [[words.rating, 2], [words.actions, 1]], rows)];
  }

  private attendance(): PackBlock[] {
    const { words, request: { content: { attendance } } } = this;
    if (attendance.length === 0) return [heading(words.attendance), paragraph(words.nobodyRecorded)];
    return [heading(words.attendance), table(words.attendance, [[words.agency, 1], [words.attendance, 1]], attendance.map((entry) => [{ text: words.agencies[entry.agency] }, { text: words.attendanceOf[entry.attendance] }]))];
  }

  private agenda(): PackBlock[] {
    const { words, plan, request: { content, since } } = this;
    const { toSignOff, exceptions, escalated } = agendaOf({ state: plan, escalated: new Set(content.escalated) });
    return [
      heading(words.signOff), ...(toSignOff.length === 0 ? [paragraph(words.noSignOff)] : toSignOff.map((action) => this.entry(action, true))),
      ...this.changes(since),
      heading(words.exceptions), ...(exceptions.length === 0 ? [paragraph(words.noExceptions)] : exceptions.map((action) => this.entry(action, false))),
      paragraph(words.escalated(escalated.length)),
    ];
  }

  private indicators(): PackBlock[] {
    const { plan, request: { language, publicly, content } } = this;
    return figureBlocks({ language, publicly, indicators: content.indicators, actions: plan.actions, nameOf });
  }

  private recommendations(): PackBlock[] {
    const { words, plan, request: { language, publicly, content } } = this;
    return recommendationBlocks({ language, words, publicly, recommendations: content.recommendations, actions: plan.actions, nameOf });
  }

  private entry(action: ActionState, forSignOff: boolean): PackBlock {
    const { words, request: { publicly } } = this;
    const pieces = this.evidence.get(action.id) ?? [];
    const listed = publicly || pieces.length === 0 ? words.pieces(pieces.length, pieces.filter(({ verified }) => verified).length) : pieces.map(({ title, datedOn, verified }) => words.piece(title, this.date(datedOn), verified)).join('; ');
    const facts = [
      { label: words.rating, value: this.rating(action.effectiveCode) },
      ...(publicly ? [] : [{ label: words.owner, value: { text: this.owners(action) } }]),
      { label: words.due, value: { text: this.due(action) } },
      ...(forSignOff && action.successMeasure ? [{ label: words.measure, value: { text: action.successMeasure } }] : []),
      ...(publicly ? [] : [{ label: words.progress, value: { text: action.progress ?? words.noProgress } }]),
      { label: words.evidence, value: { text: listed } },
    ];
    return { kind: 'entry', title: nameOf(action), facts };
  }

  private changes(since: PaperRequest['since']): PackBlock[] {
    const { words } = this;
    if (since === null) return [heading(words.what), paragraph(words.firstReview)];
    const title = words.changes(since.title);
    if (since.changes.length === 0) return [heading(title), paragraph(words.noChanges)];
    const rows = since.changes.map((change): PackCell[] => [{ text: nameOf(change.action) }, { text: words.kinds[change.kind] }, { text: this.what(change) }]);
    return [heading(title), table(title, [[words.action, 4], [words.change, 1.4], [words.what, 3]], rows)];
  }

  private what({ kind, action, before, days, cause }: PlanChanged): string {
    const { words, request: { publicly } } = this;
    if (!before) return words.kinds[kind];
    switch (kind) {
      case 'rerated':
        return `${words.fromTo(this.label(before.effectiveCode), this.label(action.effectiveCode))}${cause ? `, ${words.causes[cause]}` : ''}`;
      case 'moved': {
        const on = (day: IsoDate | null): string => (day === null ? words.noDate : this.date(day));
        return `${words.fromTo(on(before.timescale.current), on(action.timescale.current))}${days === null ? '' : `, ${words.days(days)}`}`;
      }
      case 'reassigned':
        return publicly ? words.kinds[kind] : words.fromTo(this.owners(before), this.owners(action));
      default:
        return words.kinds[kind];
    }
  }

  private decisions(): PackBlock[] {
    const { words, request: { content, publicly }, plan } = this;
    if (content.decisions.length === 0) return [heading(words.decisions), paragraph(words.noDecisions)];
    const actions = new Map(plan.actions.map((action) => [action.id, action]));
    const entries = content.decisions.map(({ actionId, kind, reason, interest }): PackBlock => {
      const action = actionId === null ? undefined : actions.get(actionId);
      const texts = publicly ? [] : [...(reason === null ? [] : [{ label: words.reason, value: { text: reason } }]), ...(interest === null ? [] : [{ label: words.interest, value: { text: interest } }])];
      return { kind: 'entry', title: `${words.decisionOf[kind]}: ${action ? nameOf(action) : words.wholePlan}`, facts: texts };
    });
    return [heading(words.decisions), ...entries];
  }

  private all(): PackBlock[] {
    const { words, plan, request: { review, publicly } } = this;
    const columns: (readonly [label: string, share: number])[] = [[words.action, 5], ...(publicly ? [] : [[words.owner, 2] as const]), [words.due, 1.8], [words.stated, 1.3], [words.computed, 1.3], [words.evidence, 1.6]];
    const rows = plan.actions.map((action): PackCell[] => [
      { text: nameOf(action) }, ...(publicly ? [] : [{ text: this.owners(action) }]), { text: this.due(action) },
      action.statedCode === null ? { text: words.noRating } : this.rating(action.statedCode), this.rating(action.computedCode),
      { text: words.pieces(Number(action.facts['evidenceCount'] ?? 0), Number(action.facts['verifiedEvidenceCount'] ?? 0)) },
    ]);
    return [heading(words.all), table(words.all, columns, rows), ...(review.contentHash === null ? [] : [paragraph(words.frozen(review.contentHash))])];
  }

  private owners({ owners }: ActionState): string {
    return owners.length === 0 ? this.words.noOwner : [...owners].sort((a, b) => Number(b.accountable) - Number(a.accountable)).map(({ name }) => name).join(', ');
  }

  private due({ timescale, daysOverdue }: ActionState): string {
    const { words } = this;
    if (timescale.current === null) return words.noDate;
    return daysOverdue === null ? this.date(timescale.current) : `${this.date(timescale.current)}, ${words.overdue(daysOverdue)}`;
  }

  /** A code that the key has lost is shown plainly. */
  private label(code: string): string {
    return this.plan.ratingKey.ratings.find((rating) => rating.code === code)?.label[this.request.language] ?? code;
  }

  private rating(code: string): PackCell {
    const found = this.plan.ratingKey.ratings.find((rating) => rating.code === code);
    return found ? { text: '', rating: { label: found.label[this.request.language], colour: found.colour, shape: found.shape } } : { text: code };
  }
}

/** The number and the first line of an action. */
function nameOf({ ref, description }: ActionState): string {
  const [first = ''] = description.trim().split(/\s*\n\s*/);
  return `${ref ? `${ref} ` : ''}${first}`;
}
