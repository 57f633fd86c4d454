/** How an invented service judged itself against the national standards, twice. Every text says that it is a demonstration. */
import type { StandardBand } from '@waymark/domain';

/** Of a service that does not exist. */
export const assessedService = 'harrowdale';

interface DemonstrationStandard {
  standard: string;
  strategic: StandardBand;
  operational: StandardBand | null;
  cases: number;
  casesLookedAt: number;
  evidence: string;
}

const judged = (standard: string, strategic: StandardBand, operational: StandardBand | null, cases: number, casesLookedAt: number, evidence: string): DemonstrationStandard =>
  ({ standard, strategic, operational, cases, casesLookedAt, evidence: `Demonstration: ${evidence}` });

/** The first one first; days before the service was imported. */
export const demonstrationAssessments: readonly { daysAgo: number; moderatedBy: string | null; standards: readonly DemonstrationStandard[] }[] = [
  {
    daysAgo: 400,
    moderatedBy: null,
    standards: [
      judged('outOfCourt', 'good', 'requiresImprovement', 148, 30, 'Joint decisions with the police are minuted; a third of the plans were not shared with the child.'),
      judged('atCourt', 'good', 'good', 42, 20, 'Reports were on time; two of them did not speak of diversity.'),
      judged('inCommunity', 'requiresImprovement', 'inadequate', 96, 20, 'Assessments were late in eleven cases, and managers’ oversight was not recorded.'),
      judged('inSecureSettings', 'requiresImprovement', null, 0, 0, 'There is a protocol with the secure estate, not tested in the year.'),
      judged('onTransition', 'requiresImprovement', 'inadequate', 9, 9, 'Plans for moving to adult services began late.'),
    ],
  },
  {
    daysAgo: 20,
    moderatedBy: 'Head of quality of a neighbouring council',
    standards: [
      judged('outOfCourt', 'good', 'good', 151, 32, 'Plans are shared and signed in nine of ten cases.'),
      judged('atCourt', 'good', 'requiresImprovement', 38, 20, 'Reports are on time; the voice of the child was weak in seven.'),
      judged('inCommunity', 'good', 'requiresImprovement', 104, 18, 'Assessments are on time; oversight is recorded in half of the cases. Two files were not ready.'),
      judged('inSecureSettings', 'requiresImprovement', 'good', 2, 2, 'Both placements had a plan before release.'),
      judged('onTransition', 'requiresImprovement', 'inadequate', 11, 11, 'The protocol with adult services is agreed and not yet used.'),
    ],
  },
];
