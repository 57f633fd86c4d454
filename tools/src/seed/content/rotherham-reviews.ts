/**
 * Eight reviews with 26 recommendations, as many as the published plan answers on one page. Those of the short inspection follow what
 * the plan answers to it; the other reviews are invented. Dates are of the plan's own time; seeding moves them forward.
 */
import type { ReviewContent } from './service-content.ts';

/** Paths of the actions in ./rotherham.ts by their numbers. */
const [a1, b1, c1, a2, b2, c2, d2, a3, b3, c3, a4, b4, c4] = [3, 4, 3, 3].flatMap((count, objective) => Array.from({ length: count }, (_, at) => `sections/0/objectives/${objective}/actions/${at}`)) as [string, string, string, string, string, string, string, string, string, string, string, string, string];

export const rotherhamReviews: readonly ReviewContent[] = [
  {
    kind: 'inspection', title: 'Short inspection of youth offending work', publisher: 'HM Inspectorate of Probation', datedOn: '2012-11-28',
    recommendations: [
      { number: '1', text: 'Complete initial assessments on time, as the national standards ask', addressedTo: 'Operations Managers', priority: 'High', answeredBy: [a1, b1, c1] },
      { number: '2', text: 'Say in each plan how the young person and others will be kept safe', addressedTo: 'Operations Managers', priority: 'High', answeredBy: [a2, b2] },
      { number: '3', text: 'Let management oversight improve assessments and plans, and show in the record that it did', addressedTo: 'Head of Service', priority: 'High', answeredBy: [a3, b3] },
      { number: '4', text: 'Make timeliness and quality a regular matter of the Management Board', addressedTo: 'Chair of the Management Board', answeredBy: [a4] },
    ],
  },
  {
    kind: 'peerReview', title: 'Peer review of planning', publisher: 'Reviewers from three other services', datedOn: '2012-05-16',
    recommendations: [
      { number: '1', text: 'Let practitioners learn from each other’s plans', addressedTo: 'Senior Practitioner', answeredBy: [c2] },
      { number: '2', text: 'Involve parents and carers when plans are reviewed', addressedTo: 'Case Managers', answeredBy: [d2] },
      { number: '3', text: 'Send back plans that say only what will be attended', addressedTo: 'Operations Managers', answeredBy: [b2] },
      { number: '4', text: 'Agree with schools who tells whom when attendance falls', addressedTo: 'Education Officer' },
    ],
  },
  {
    kind: 'thematicReview', title: 'Check against a national report on work with victims', publisher: 'Quality and Performance Team', datedOn: '2012-09-12',
    recommendations: [
      { number: '1', text: 'Offer every victim who agrees to it a conversation about what would help', addressedTo: 'Victim Worker' },
      { number: '2', text: 'Record in each plan what it means for the victim’s safety', addressedTo: 'Case Managers', answeredBy: [a2] },
      { number: '3', text: 'Tell the Board twice a year what victims said', addressedTo: 'Victim Worker', dueOn: '2013-12-31' },
    ],
  },
  {
    kind: 'localReview', title: 'Audit of case records', publisher: 'Quality and Performance Team', datedOn: '2013-02-14',
    recommendations: [
      { number: '1', text: 'Write down each contact within two working days', addressedTo: 'Case Managers', priority: 'High', answeredBy: [c3] },
      { number: '2', text: 'Audit ten cases a month and say what changed because of it', addressedTo: 'Quality and Performance Team', answeredBy: [b3] },
      { number: '3', text: 'Explain each late assessment in supervision', addressedTo: 'Operations Managers', answeredBy: [c1] },
      { number: '4', text: 'Explain the new quality assurance procedure to everybody', addressedTo: 'Head of Service', answeredBy: [a3], state: { code: 'implemented', reason: 'All teams were shown it, and the register is with the Board.' } },
    ],
  },
  {
    kind: 'seriousCaseReview', title: 'Learning review after a serious incident', publisher: 'Safeguarding Partnership', datedOn: '2012-07-04',
    recommendations: [
      { number: '1', text: 'Agree which worker leads when early help and the service both work with a family', addressedTo: 'Head of Integrated Youth Support', priority: 'High', answeredBy: [b4] },
      { number: '2', text: 'Name in each safety plan who does what when risk rises', addressedTo: 'Operations Managers', priority: 'High', answeredBy: [a2, b2] },
      { number: '3', text: 'Invite health to every planning meeting about vulnerability', addressedTo: 'Health Lead' },
    ],
  },
  {
    kind: 'localReview', title: 'The Board’s own review of custody and resettlement', publisher: 'Management Board', datedOn: '2013-04-10',
    recommendations: [
      { number: '1', text: 'Find accommodation before the day of release', addressedTo: 'Housing Lead', priority: 'High', dueOn: '2013-06-30' },
      { number: '2', text: 'Report to the Board each quarter how many are released with a school or job to go to', addressedTo: 'Quality and Performance Team', answeredBy: [a4] },
      { number: '3', text: 'Take the separate action plan for custody into this plan', addressedTo: 'Head of Service', state: { code: 'superseded', reason: 'The plan now holds every action.' } },
    ],
  },
  {
    kind: 'scrutiny', title: 'Scrutiny review: the voice of young people', publisher: 'Overview and scrutiny committee for children', datedOn: '2013-03-20',
    recommendations: [
      { number: '1', text: 'Ask every young person at the end of their order what helped', addressedTo: 'Head of Service', answeredBy: [c4], policyImplications: 'It becomes part of the participation strategy.', resourceImplications: 'About two hours a week of the participation worker.', response: { answer: 'accepted', text: 'It is an action of this plan; the first results come to the Board in the winter.', datedOn: '2013-05-02' } },
      { number: '2', text: 'Bring two young people to each meeting of the Board', addressedTo: 'Chair of the Management Board', policyImplications: 'The Board’s terms of reference change.', resourceImplications: 'Travel and a worker who comes along.', response: { answer: 'partly', text: 'Twice a year at first, and in their own words where they would rather not come.', datedOn: '2013-05-02' } },
      { number: '3', text: 'Report to the committee every six months', addressedTo: 'Head of Service', answeredBy: [a4], policyImplications: 'None.', resourceImplications: 'None beyond the report of the Board.', response: { answer: 'accepted', text: 'With the paper of the Board’s review.', datedOn: '2013-05-20' } },
    ],
  },
  {
    kind: 'scrutiny', title: 'Scrutiny review: reoffending and early help', publisher: 'Overview and scrutiny committee for children', datedOn: '2013-05-02',
    recommendations: [
      { number: '1', text: 'Show which part of the fall in reoffending is due to early help', addressedTo: 'Head of Integrated Youth Support', answeredBy: [b4], policyImplications: 'Early help and the service would share one measure.', resourceImplications: 'Analyst time of ten days.' },
      { number: '2', text: 'Consider whether 98% on time is a target that stretches or one that cannot be met', addressedTo: 'Chair of the Management Board', answeredBy: [a1], policyImplications: 'The target is in the improvement plan.', resourceImplications: 'None.' },
    ],
  },
];
