/** Of the template's service what it keeps beside its plan: the record of a year, families of neighbours, self-assessments, reviews from outside. */

/** What these need of whoever makes the template. */
interface Maker {
  readonly canary: string;
  readonly ids: Record<string, string>;
  /** @returns the id that the statement answers; `$1` is the service */
  one: (sql: string, ...values: unknown[]) => Promise<string>;
  mutate: (who: 'planManager', name: string, type: string, result: string, input: object) => Promise<unknown>;
}

export async function yearOnRecord(maker: Maker): Promise<void> {
  const ofYear = { year: 2016, seen: 0, source: maker.canary };
  await maker.mutate('planManager', 'recordBudget', 'RecordBudgetInput', 'ServiceRecord', { ...ofYear, contributions: [{ agency: maker.canary, staffing: 2, total: 3 }], totals: { total: 3 } });
  await maker.mutate('planManager', 'recordPriorities', 'RecordPrioritiesInput', 'ServiceRecord', { ...ofYear, items: [maker.canary] });
  await maker.mutate('planManager', 'recordFeedback', 'RecordFeedbackInput', 'ServiceRecord', { ...ofYear, results: [{ group: 'STAFF', question: maker.canary, positive: 10, answered: 12 }] });
}

/** A committee's review with a recommendation that an action answers and one that nothing does, and a review to withdraw. */
export async function externalReviews(maker: Maker): Promise<void> {
  const { canary } = maker;
  const recommendations = ['recommendation', 'recommendationLinked'].map((kind, place) => ({ number: `${place + 1}`, text: `${kind} ${canary}`, addressedTo: `Board ${canary}`, policyImplications: `Policy ${canary}`, resourceImplications: `Money ${canary}` }));
  for (const [kind, more] of [['externalReview', { recommendations }], ['reviewToWithdraw', {}]] as const) {
    const review = { kind: 'SCRUTINY', title: `${kind} ${canary}`, publisher: `Committee ${canary}`, datedOn: '2016-06-01' };
    await maker.mutate('planManager', 'addExternalReview', 'AddExternalReviewInput', 'ExternalReview', { ...review, ...more });
    maker.ids[kind] = await maker.one('select id from external_review where tenant_id = $1 and title = $2', review.title);
  }
  for (const { text } of recommendations) maker.ids[text.split(' ')[0] ?? ''] = await maker.one('select id from external_recommendation where tenant_id = $1 and text = $2', text);
  const recommendationId = maker.ids['recommendationLinked'];
  const objective = await maker.one('select objective_id as id from action where tenant_id = $1 and id = $2', maker.ids['action']);
  for (const target of [{ kind: 'ACTION', targetId: maker.ids['action'] }, { kind: 'OBJECTIVE', targetId: objective }]) await maker.mutate('planManager', 'linkRecommendation', 'RecommendationLinkInput', 'ExternalRecommendation', { recommendationId, ...target });
  await maker.mutate('planManager', 'respondToScrutiny', 'RespondToScrutinyInput', 'ExternalRecommendation', { recommendationId, answer: 'PARTLY', text: `Answered ${canary}`, datedOn: '2016-07-01' });
  await maker.mutate('planManager', 'decideRecommendation', 'DecideRecommendationInput', 'ExternalRecommendation', { recommendationId, state: 'IMPLEMENTED', reason: `Done ${canary}` });
}

/** One to go on with and one to withdraw. An area is needed to say whose neighbours they are. */
export async function neighbourFamilies(maker: Maker): Promise<void> {
  await maker.one("update tenant set gss_code = 'E08000018' where id = $1 returning id");
  for (const kind of ['neighbourFamily', 'neighbourFamilyToWithdraw']) {
    const members = ['Leeds', 'Sheffield', 'Bradford'].map((area) => `${area},${maker.canary.slice(0, 40)}`).join('\n');
    await maker.mutate('planManager', 'saveNeighbourFamily', 'SaveNeighbourFamilyInput', 'NeighbourFamily', { nameEn: `${kind} ${maker.canary}`, effectiveFrom: '2016-09-01', members });
    maker.ids[kind] = await maker.one('select family_id as id from neighbour_family_version where tenant_id = $1 and name_en = $2', `${kind} ${maker.canary}`);
  }
}

/** One closed, and the draft. */
export async function selfAssessments(maker: Maker): Promise<void> {
  for (const kind of ['selfAssessmentClosed', 'selfAssessmentToClose']) {
    const standards = [{ standard: 'atCourt', strategic: 'GOOD', operational: 'INADEQUATE', cases: 60, casesLookedAt: 20, evidence: `${kind} ${maker.canary}` }];
    await maker.mutate('planManager', 'recordSelfAssessment', 'RecordSelfAssessmentInput', 'SelfAssessment', { assessedOn: '2016-09-01', moderatedBy: `Moderator ${maker.canary}`, standards });
    maker.ids[kind] = await maker.one('select id from self_assessment where tenant_id = $1 and closed_at is null');
    if (kind === 'selfAssessmentClosed') await maker.mutate('planManager', 'closeSelfAssessment', 'CloseSelfAssessmentInput', 'SelfAssessment', { selfAssessmentId: maker.ids[kind], version: 1 });
  }
}
