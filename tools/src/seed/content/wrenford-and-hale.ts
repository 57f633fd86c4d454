/** Wrenford and Hale: an invented service of two councils, after the sample workbook. */
import { a, checked, unchecked, type ServiceContent } from './service-content.ts';

export const wrenfordAndHale: ServiceContent = {
  slug: 'wrenford-and-hale',
  name: { en: 'Wrenford and Hale Youth Justice Service', cy: 'Gwasanaeth Cyfiawnder Ieuenctid Wrenford a Hale' },
  gssCode: null,
  ratingKey: 'brag',
  asAt: '2025-11',
  provenance: {
    en: 'Demonstration. An invented service and an invented plan; figures in it are invented too.',
    cy: 'Arddangosiad. Gwasanaeth dychmygol a chynllun dychmygol; dychmygol hefyd yw’r ffigurau sydd ynddo.',
  },
  title: 'Wrenford and Hale Youth Justice Service: Improvement Plan 2025-2027',
  sections: [
    {
      ref: 'Part A',
      title: 'Leadership, staffing and partnerships',
      objectives: [
        {
          ref: 'A1',
          title: 'By March 2026, the two councils govern one service together',
          actions: [
            a('A1.1', 'Agree one scheme of delegation for both councils', 'Directors of Children’s Services/ Monitoring Officer', '30/09/2025', 'blue', 'Decisions are made once, not twice', 'Approved by both cabinets in {2025-09}.', { evidence: [checked('Cabinet minutes of both councils', '2025-09-23')] }),
            a('A1.2', 'Hold a development day for the joint Board', 'Board Chair', '14/10/2025', 'blue', 'Members agree on three priorities', 'Held on 14 {2025-10}; priorities minuted.', { evidence: [checked('Notes of the development day', '2025-10-14')] }),
            a('A1.3', 'Pool the partners’ budgets from the next financial year', 'Head of Finance/ Health Finance Lead', 'Mar-26', 'green', 'One budget report each quarter', 'Draft agreement sent to both treasurers.'),
            a('A1.4', 'Publish what the Board decided after each meeting', 'Business Manager', 'Ongoing', 'green', 'Staff say they know what the Board decided', 'Notes issued within a week since {2025-06}.'),
          ],
        },
        {
          ref: 'A2',
          title: 'Staff are trained, supported and close to the children they work with',
          actions: [
            a('A2.1', 'Open the second office in Hale with rooms suited to children', 'Property Manager', '31/08/2025', 'red', 'Children travel less than 40 minutes', 'The lease is signed; works are nine weeks behind.'),
            a('A2.2', 'Give every practitioner reflective supervision each month', 'Team Managers and Clinical Psychologist', 'Dec-25', 'amber', 'Supervision takes place in 95% of months', '{2025-10}: 81%. One manager post is vacant.', { evidence: [unchecked('Supervision log', '2025-10-31')] }),
            a('A2.3', 'Train all staff in trauma-informed practice', 'Learning and Development Lead', '30/06/2026', 'green', 'Plans show how past harm is taken into account', '22 of 37 staff trained.'),
          ],
        },
      ],
    },
    {
      ref: 'Part B',
      title: 'Work with children',
      objectives: [
        {
          ref: 'B1',
          title: 'Assessment looks at the whole child',
          actions: [
            a('1', 'Replace the assessment guidance with one page that practitioners helped to write', 'Practice Lead', '31/07/2025', 'blue', 'Audits find analysis, not description', 'In use since {2025-07}.', { evidence: [checked('Assessment guidance', '2025-07-28')] }),
            a('2', 'Ask every child about speech, language and communication in the first meeting', 'Practice Lead/ Speech and Language Therapist', 'Oct-25', 'amber', 'Nine in ten children screened', '68% in {2025-10}. The form is not on the case system yet.', { evidence: [unchecked('Screening figures, October', '2025-10-31')] }),
            a('3', 'Moderate twelve assessments each quarter across both offices', 'Quality Manager', 'Quarterly', 'green', 'Both offices reach the same judgement', 'Two rounds held; agreement rose from 7 to 10 of 12.'),
            a('4', 'Add the child’s own words to each assessment and plan', 'Team Managers', 'Jan-26', 'green', 'The child’s view can be found in each plan', 'Found in 15 of 20 plans sampled.'),
          ],
        },
        {
          ref: 'B2',
          title: 'By September 2026, fewer children are excluded or missing from education',
          actions: [
            a('5', 'Share a weekly list of children without full-time education with both education teams', 'Education Officer & Data Officer', '05/09/2025', 'blue', 'Each child has a named plan within ten days', 'List shared every Friday since {2025-09}.', { evidence: [checked('Weekly list (counts only)', '2025-10-03')] }),
            a('6', 'Agree with colleges that they take children in the middle of the year', 'Head of Virtual School', '31/10/2025', 'red', 'Ten places open all year', 'One of three colleges has agreed.'),
            a('7', 'Start a work-experience scheme with the two councils as employers', 'Economic Development Manager (Education Officer)', 'Summer 2026', null, 'Twenty placements in the first year', null),
          ],
        },
      ],
    },
    {
      ref: 'Part C',
      title: 'Work with victims and communities',
      objectives: [
        {
          ref: 'C1',
          title: 'Victims are offered a real choice',
          actions: [
            a('C1.1', 'Appoint a second victim worker', 'Service Manager', '01/12/2025', 'amber', 'No victim waits longer than ten working days', 'Interviews on 24 {2025-11}.'),
            a('C1.2', 'Ask victims how they wish to be contacted and record it', 'Victim Worker', 'Completed', 'blue', 'Choice recorded for all victims', 'All 46 current victims asked.', { evidence: [checked('Contact choices (counts only)', '2025-08-15')] }),
            a('C1.3', 'Survey victims three months after contact ends', 'Victim Worker/ Performance Officer', 'Feb-26', 'green', 'A third of victims answer', 'Questions agreed with the reference group.'),
          ],
        },
        {
          ref: 'C2',
          title: 'Communities see that harm is repaired',
          actions: [
            a('C2.1', 'Find four new reparation places chosen by residents', 'Reparation Coordinator', '28/11/2025', 'amber', 'Residents say the work was useful', 'Two places found: a canal towpath and a community kitchen.'),
            a('C2.2', 'Show each quarter what reparation achieved', 'Communications Officer', '31/01/2026', 'green', 'A short piece in both council newsletters', 'First piece written.'),
            a('C2.3', 'Review safety and insurance at all reparation sites', 'Health and Safety Adviser', '15/10/2025', 'red', 'All sites checked within the last year', 'Five of nine checked; the adviser has been away.'),
          ],
        },
      ],
    },
  ],
};
