/** Eastfold: invented; a plan near its end, nearly all complete and evidenced. */
import { a, checked, type ServiceContent } from './service-content.ts';

export const eastfold: ServiceContent = {
  slug: 'eastfold',
  name: { en: 'Eastfold Youth Justice Service', cy: 'Gwasanaeth Cyfiawnder Ieuenctid Eastfold' },
  gssCode: null,
  ratingKey: 'brag',
  asAt: '2025-11',
  provenance: {
    en: 'Demonstration. An invented service and an invented plan near its end; figures in it are invented too.',
    cy: 'Arddangosiad. Gwasanaeth dychmygol a chynllun dychmygol sy’n tynnu at ei derfyn; dychmygol hefyd yw’r ffigurau sydd ynddo.',
  },
  title: 'Eastfold improvement plan, second year',
  sections: [
    {
      ref: 'Domain 1',
      title: 'Organisational delivery',
      objectives: [
        {
          ref: '1.1',
          title: 'Leaders know the service and are known by it',
          actions: [
            a('1', 'Pair each Board member with a team for a year', 'Board Chair', 'Mar 25', 'blue', 'Members speak from what they have seen', 'All pairs met at least four times.', { evidence: [checked('Pairing record', '2025-03-27')] }),
            a('2', 'Publish the Board’s decisions to staff within a week', 'Business Manager', 'Achieved', 'blue', 'Staff know what was decided', 'Done after each of the last eight meetings.', { evidence: [checked('Decision notes', '2025-10-02')] }),
            a('3', 'Survey staff twice a year and act on the three lowest answers', 'Head of Service', 'Sept 25', 'blue', 'The three lowest answers rise', 'Supervision and workload rose; the building did not.', { evidence: [checked('Staff survey', '2025-09-18')] }),
            a('4', 'Renew the plan for continuity of the service', 'Business Manager', 'Jan 26', 'green', 'Tested once a year', 'Draft tested in a table-top exercise.'),
          ],
        },
        {
          ref: '1.2',
          title: 'Partnerships bring children what they need',
          actions: [
            a('5', 'Agree 20 working days from referral to mental health appointment', 'CAMHS Manager', 'June 25', 'blue', 'Median below 20 working days', 'Median 17 in the last quarter.', { evidence: [checked('Waiting times, quarter 2', '2025-10-10')] }),
            a('6', 'Open a training workshop with the further education college', 'Education Lead / College Vice-Principal', 'Sept 25', 'blue', 'Twelve places filled all year', 'Opened in {2025-09}; eleven places filled.', { evidence: [checked('Register of places (counts only)', '2025-10-31')] }),
            a('7', 'Agree with housing that no child of 16 or 17 is placed in bed and breakfast', 'Head of Housing Options', 'July 25', 'blue', 'None in the year', 'None since {2025-02}.', { evidence: [checked('Housing return', '2025-10-31')] }),
          ],
        },
      ],
    },
    {
      ref: 'Domain 2',
      title: 'Court disposals',
      objectives: [
        {
          ref: '2.1',
          title: 'Assessment, planning and review are good for every child',
          actions: [
            a('8', 'Audit all cases of two practitioners each month', 'Quality Manager', 'Monthly', 'green', 'Nine in ten good or better', '86% good or better in the last quarter.', { evidence: [checked('Quarterly audit', '2025-10-15')] }),
            a('9', 'Review plans when the child’s circumstances change, not only at the date', 'Team Managers', 'May 25', 'blue', 'Changes are followed by a review within five working days', 'Seen in 18 of 20 cases.', { evidence: [checked('Dip sample', '2025-06-03')] }),
            a('10', 'Plan the move to adult services from seventeen and a half', 'Probation Officer / Team Manager', 'Oct 25', 'green', 'Every transfer has a plan six months ahead', 'Nine of ten had one.'),
          ],
        },
      ],
    },
    {
      ref: 'Domain 3',
      title: 'Out-of-court disposals',
      objectives: [
        {
          ref: '3.1',
          title: 'Decisions are joint, quick and fair',
          actions: [
            a('11', 'Hold the decision panel weekly with a fixed quorum', 'Police Sergeant', 'Achieved', 'blue', 'Decisions within ten working days', 'Nine working days on average.', { evidence: [checked('Panel register', '2025-10-29')] }),
            a('12', 'Offer diversion to every child before a formal outcome', 'Early Help Manager', 'Apr 25', 'blue', 'Fewer first-time entrants', 'Offered to all since {2025-04}.', { evidence: [checked('Diversion figures', '2025-10-29')] }),
            a('13', 'Have a scrutiny panel look at outcomes twice a year', 'Chair of the Scrutiny Panel', 'Nov 25', 'amber', 'Findings are published', 'Held once. The second meeting lacks a magistrate.'),
            a('14', 'Ask children what they thought of the decision', 'Participation Officer', 'Dec 25', 'green', 'A third answer', '14 of 52 have answered.'),
          ],
        },
      ],
    },
  ],
};
