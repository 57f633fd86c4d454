/** Use cases of reviews from outside: what stands, entering by hand and by file, and taking one back. */
import { Injectable } from '@nestjs/common';
import { inspectionFrameworks } from '@waymark/domain';
import { recordAudit } from '../../platform/audit/index.ts';
import { Clock } from '../../platform/clock/index.ts';
import { childDataAnswered, reasonsAgainstChildData } from '../../platform/free-text/index.ts';
import { isUuid, NotFound, reason, Refused } from '../../platform/graphql/index.ts';
import {
  ExternalReview, ExternalReviewWithdrawn, RecommendationFileRefused, RecommendationsImported,
  type AddExternalReviewInput, type FrameworkRatingsInput, type ImportRecommendationsInput, type WithdrawExternalReviewInput,
} from './external-reviews.graphql.ts';
import { insertRecommendations, insertReview, lockRoomFor, MOST_RECOMMENDATIONS, MOST_REVIEWS, numbersTaken, standingReview, standingReviews, withdrawReview } from './external-reviews.store.ts';
import { FrameworkVersion, InspectionFramework } from './frameworks.graphql.ts';
import { allTextsOf, reasonsAgainstRecommendation, reasonsAgainstReview, reasonsAgainstText, toNewRecommendation, type FrameworkRatings, type NewRecommendation } from './new-review.ts';
import { readRecommendations, reviewKey } from './recommendation-csv.ts';

const ROWS_REPORTED = 100;

@Injectable()
export class ExternalReviewsService {
  constructor(private readonly clock: Clock) {}

  frameworks(): InspectionFramework[] {
    return inspectionFrameworks.map(({ code, name, publisher, versions }) => ({ code, name, publisher, versions: versions.map((version) => FrameworkVersion.of(version)) }));
  }

  async all(): Promise<ExternalReview[]> {
    return (await standingReviews()).map((row) => new ExternalReview(row));
  }

  async add(input: AddExternalReviewInput): Promise<ExternalReview | Refused> {
    const { kind, datedOn, noChildNamed } = input;
    const review = { kind, title: input.title.trim(), publisher: input.publisher.trim(), datedOn, ratings: input.ratings ? toRatings(input.ratings) : null, asPrinted: input.asPrinted === true };
    const recommendations = (input.recommendations ?? []).map(toNewRecommendation);
    const reasons = [
      ...reasonsAgainstReview(review, this.clock.today(), noChildNamed), ...recommendations.flatMap((recommendation) => reasonsAgainstRecommendation(recommendation, kind, noChildNamed)),
      ...(sameNumbers(recommendations) ? [reason('numberTaken', { field: 'number' })] : []),
    ];
    if (reasons.length > 0) return new Refused(...reasons);
    if (!(await lockRoomFor(1, recommendations.length))) return new Refused(noRoom());
    const at = this.clock.now();
    const id = await insertReview(review, at);
    await insertRecommendations(id, recommendations);
    await recordAudit(at, 'addExternalReview', 'externalReview', id, { kind, recommendations: recommendations.length, asPrinted: review.asPrinted, ...childDataAnswered(allTextsOf([review, ...recommendations]), noChildNamed) });
    return this.found(id);
  }

  /** Rows go to the review that is there with their title, kind and day, or make it. */
  async importCsv({ csv, noChildNamed }: ImportRecommendationsInput): Promise<RecommendationsImported | RecommendationFileRefused | Refused> {
    const read = readRecommendations(csv, this.clock.today(), noChildNamed);
    if (read.kind === 'refused') return new Refused(read.reason);
    if (read.kind === 'faults') return Object.assign(new RecommendationFileRefused(), { rows: read.faults.slice(0, ROWS_REPORTED), count: read.faults.length });
    const total = read.reviews.reduce((sum, { recommendations }) => sum + recommendations.length, 0);
    // Counted as if all reviews were new; the lock comes before looking which are.
    if (!(await lockRoomFor(0, total))) return new Refused(noRoom());
    const held = new Map((await standingReviews()).map((row) => [reviewKey(row), row.id]));
    const fresh = read.reviews.filter(({ review }) => !held.has(reviewKey(review))).length;
    if (held.size + fresh > MOST_REVIEWS) return new Refused(noRoom());
    for (const { review, recommendations } of read.reviews) {
      const there = held.get(reviewKey(review));
      const [taken] = there ? await numbersTaken(there, recommendations.map(({ number }) => number)) : [];
      if (taken !== undefined) return new Refused(reason('numberTakenInReview', { title: review.title, number: taken }));
    }
    const at = this.clock.now();
    const ids: string[] = [];
    for (const { review, recommendations } of read.reviews) {
      const id = held.get(reviewKey(review)) ?? (await insertReview(review, at));
      await insertRecommendations(id, recommendations);
      ids.push(id);
    }
    await recordAudit(at, 'importRecommendations', 'externalReview', ids[0] ?? null, { reviews: fresh, recommendations: total, ...childDataAnswered(allTextsOf(read.reviews.flatMap(({ review, recommendations }) => [review, ...recommendations])), noChildNamed) });
    return Object.assign(new RecommendationsImported(), { reviews: fresh, recommendations: total });
  }

  async withdraw({ reviewId, reason: given, noChildNamed }: WithdrawExternalReviewInput): Promise<ExternalReviewWithdrawn | NotFound | Refused> {
    const id = reviewId.toLowerCase();
    const why = given.trim();
    if (!isUuid(id) || !(await standingReview(id))) return new NotFound(reviewId);
    const reasons = [...reasonsAgainstText('reason', why, true), ...reasonsAgainstChildData({ reason: why }, noChildNamed)];
    if (reasons.length > 0) return new Refused(...reasons);
    const at = this.clock.now();
    if (!(await withdrawReview(id, why, at))) return new NotFound(reviewId);
    await recordAudit(at, 'withdrawExternalReview', 'externalReview', id, childDataAnswered({ why }, noChildNamed));
    return Object.assign(new ExternalReviewWithdrawn(), { id });
  }

  private async found(id: string): Promise<ExternalReview> {
    const row = await standingReview(id);
    if (!row) throw new Error('A review that was just kept is missing.');
    return new ExternalReview(row);
  }
}

/** Also for recommendations that come one by one. */
export const noRoom = () => reason('tooManyReviews', { reviews: MOST_REVIEWS, recommendations: MOST_RECOMMENDATIONS });

const toRatings = ({ framework, version, standards, overall, score }: FrameworkRatingsInput): FrameworkRatings => ({
  framework, version, standards: Object.fromEntries(standards.map(({ standard, rating }) => [standard, rating])), overall: overall ?? null, score: score ?? null,
});

const sameNumbers = (recommendations: readonly NewRecommendation[]): boolean => new Set(recommendations.map(({ number }) => number)).size < recommendations.length;
