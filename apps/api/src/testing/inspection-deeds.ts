/** What people do with reviews from outside and their recommendations, each once, for the test that every deed is in the trail. */
interface Where<Thing> {
  mutate: (name: string, type: string, result: string, input: Record<string, unknown>) => Promise<Thing>;
  /** Of the newest row of a table of the service. */
  idOf: (table: 'external_review' | 'external_recommendation') => Promise<string>;
  actionId: () => string;
}

export function inspectionDeeds<Thing>({ mutate, idOf, actionId }: Where<Thing>): Record<string, () => Promise<Thing>> {
  const add = (title: string) => mutate('addExternalReview', 'AddExternalReviewInput', 'ExternalReview', { kind: 'SCRUTINY', title, publisher: 'Committee', datedOn: '2016-06-01', recommendations: [{ number: '1', text: 'Do more.' }] });
  const ofNew = (name: string, type: string, more: () => Record<string, unknown>) => async () => {
    await add(`For ${name}`);
    return mutate(name, type, 'ExternalRecommendation', { recommendationId: await idOf('external_recommendation'), ...more() });
  };
  return {
    addExternalReview: () => add('Review'),
    importRecommendations: () => mutate('importRecommendations', 'ImportRecommendationsInput', 'RecommendationsImported', { csv: 'review,kind,publisher,dated_on,number,recommendation\nCase review,local review,Council,2016-05-01,1,Do more' }),
    withdrawExternalReview: async () => {
      await add('Entered twice');
      return mutate('withdrawExternalReview', 'WithdrawExternalReviewInput', 'ExternalReviewWithdrawn', { reviewId: await idOf('external_review'), reason: 'Entered twice.' });
    },
    addRecommendation: async () => {
      await add('With one more');
      return mutate('addRecommendation', 'AddRecommendationInput', 'ExternalRecommendation', { reviewId: await idOf('external_review'), recommendation: { number: '2', text: 'Do more still.' } });
    },
    linkRecommendation: ofNew('linkRecommendation', 'RecommendationLinkInput', () => ({ kind: 'ACTION', targetId: actionId() })),
    unlinkRecommendation: async () => {
      await ofNew('linkRecommendation', 'RecommendationLinkInput', () => ({ kind: 'ACTION', targetId: actionId() }))();
      return mutate('unlinkRecommendation', 'RecommendationLinkInput', 'ExternalRecommendation', { recommendationId: await idOf('external_recommendation'), kind: 'ACTION', targetId: actionId() });
    },
    decideRecommendation: ofNew('decideRecommendation', 'DecideRecommendationInput', () => ({ state: 'IMPLEMENTED', reason: 'The board has seen it.' })),
    respondToScrutiny: ofNew('respondToScrutiny', 'RespondToScrutinyInput', () => ({ answer: 'ACCEPTED', text: 'It is in the plan.', datedOn: '2016-07-20' })),
  };
}
