/** Ashmere: an invented service, after the sample plan with headings and tables. */
import { a, checked, unchecked, type ServiceContent } from './service-content.ts';

export const ashmere: ServiceContent = {
  slug: 'ashmere',
  name: { en: 'Ashmere Youth Justice Service', cy: 'Gwasanaeth Cyfiawnder Ieuenctid Ashmere' },
  gssCode: null,
  ratingKey: 'delivery-4',
  asAt: '2025-11',
  provenance: {
    en: 'Demonstration. An invented service and an invented plan; figures in it are invented too.',
    cy: 'Arddangosiad. Gwasanaeth dychmygol a chynllun dychmygol; dychmygol hefyd yw’r ffigurau sydd ynddo.',
  },
  title: 'Ashmere Youth Justice Service: improvement plan after inspection',
  sections: [
    {
      ref: 'Part 1',
      title: 'Leadership and governance',
      recommendations: [
        { ref: '1', text: 'The Management Board should receive and challenge data on the outcomes of children, including those who are over-represented.' },
        { ref: '2', text: 'Partners should agree what each contributes to the service and review it every year.' },
      ],
      objectives: [
        {
          ref: '1',
          title: 'By December 2025, the Management Board knows how well children do and acts on it',
          champion: 'Director of Public Health',
          linkedRecommendations: ['1', '2'],
          linkedIndicators: ['A1', 'A3', 'A4', 'A5', 'A6'],
          actions: [
            a('1.1', 'Agree one performance report for the Board, with no more than twelve measures and a plain summary on its first page', 'Head of Service/ Performance Analyst', 'Sept 25', 'green', 'Members say that they can see in ten minutes where children’s outcomes are getting worse', 'The new report was used at the {2025-09} and {2025-10} meetings. Members asked for the summary to name the decision needed.', { approach: 'Work with the analyst and two Board members on three drafts; test each at a meeting', evidence: [checked('October performance report', '2025-10-14')] }),
            a('1.2', 'Show every measure for girls, for Black and mixed-heritage children and for children in care', 'Performance Analyst', 'Nov 25', 'amber', 'The Board can name where children are over-represented and what it has asked partners to change', 'Split by ethnicity and care status is in place. Numbers are too small to print by sex each quarter, so a yearly table will be used.', { approach: 'Agree small-number rules with the information governance lead\nPublish the rules with the report', evidence: [unchecked('Draft yearly table', '2025-10-30')] }),
            a('1.3', 'Set up an induction for new Board members, with a visit to the service within six weeks', 'Board Chair and Business Support Officer', 'October 2025', 'amber', 'Every member has completed the induction', 'Pack written. Five of eleven members have visited.', { approach: 'Short pack, one visit, a named link manager', evidence: [checked('Induction pack', '2025-10-20')] }),
            a('1.4', 'Hear from children and parents at every second Board meeting', 'Participation Worker', 'Ongoing', 'amber', 'Decisions minuted at the Board refer to what children said', 'Two meetings have opened with recorded messages from children, who chose how to take part.', { approach: 'Use short recordings, artwork or letters as the child prefers' }),
            a('1.5', 'Review attendance and replace members who cannot commit', 'Board Chair', 'July 25', 'green', 'Attendance of senior partners above 85% for four quarters', 'Attendance was 88% over the last four meetings. The health trust has named a permanent member.', { approach: 'Chair to speak to each partner in person' }),
          ],
        },
        {
          ref: '2',
          title: 'By March 2026, each partner gives the people, skills and access that the service needs',
          champion: 'Superintendent, Neighbourhood Policing',
          linkedRecommendations: ['2'],
          linkedIndicators: ['All'],
          actions: [
            a('2.1', 'Write and sign a partnership agreement that states each agency’s contribution in posts and in money', 'Head of Service/ Police Inspector/ Health Commissioner', 'Dec 25', 'amber', 'A signed agreement, reviewed each January', 'Police and education have signed. The health contribution is with the integrated care board.', { approach: 'Start from the 2023 agreement; cost each post' }),
            a('2.2', 'Fill the speech and language therapist post', 'Health Commissioner', 'June 25', 'red', 'Every child has a communication screening within 15 working days of starting', 'Advertised twice without an appointment. A shared post with the neighbouring service is being explored.', { approach: 'Joint advert with the hospital trust' }),
            a('2.3', 'Restore the seconded probation officer to full time', 'Head of the Probation Delivery Unit', 'Feb 26', 'blue', 'Transition to adult services planned six months ahead in all cases', null, { approach: 'Agree start date once the regional staffing review reports' }),
            a('2.4', 'Give case managers read access to the children’s social care record', 'ICT Lead (Service Manager)', 'Aug 25', 'green', 'Case managers see strategy discussions and plans on the day they are recorded', 'Access went live on 18 {2025-08}. Spot checks show daily use.', { approach: 'Data protection assessment, then a pilot with four users', evidence: [checked('Access log, September', '2025-09-30')] }),
          ],
        },
      ],
    },
    {
      ref: 'Part 2',
      title: 'Work with children and victims',
      recommendations: [
        { ref: '3', text: 'Managers should make sure that assessments analyse how to keep the child and other people safe.' },
        { ref: '4', text: 'The service should offer every victim a choice in how they take part.' },
      ],
      objectives: [
        {
          ref: '3',
          title: 'Assessments and plans keep children and communities safe',
          champion: 'Assistant Director, Children’s Social Care',
          linkedRecommendations: ['3'],
          linkedIndicators: ['B1', 'B2', 'B3', 'B4'],
          actions: [
            a('1', 'Train all case managers and their managers in analysing risk to the child and to others', 'Quality Assurance Manager', 'Sept 25', 'green', 'Eight in ten audited assessments judged good for safety', 'All 14 case managers and three team managers completed the two days. The {2025-10} audit found 19 of 24 assessments good.', { approach: 'Two-day course, followed by group practice sessions each month', evidence: [checked('October audit', '2025-10-28'), checked('Training register', '2025-09-19')] }),
            a('2', 'Bring back a weekly risk panel with police, social care and health', 'Team Manager/ Detective Inspector', 'Nov 25', 'amber', 'Each child assessed as high risk has a plan agreed by the panel within ten working days', 'The panel has met six times. Health has attended three.', { approach: 'Terms of reference, a fixed slot, a named deputy for each agency' }),
            a('3', 'Introduce a short plan that the child helps to write and can keep', 'Senior Practitioner', 'January 2026', 'amber', 'Children can say what is in their plan', 'Three designs were tried with children, who preferred the one that fits on a phone.', { approach: 'Design with the children’s panel\nTry it in one team\nRoll out to all' }),
            a('4', 'Audit six cases a month jointly with social care', 'Quality Assurance Manager', 'May 26', 'amber', 'Findings lead to changes that the next audit confirms', 'First two rounds done. Themes: diversity is described, not analysed; contingency plans are too general.'),
            a('5', 'Check that every child leaving custody has accommodation agreed ten days before release', 'Team Manager & Housing Options Manager', 'Oct 25', 'red', 'No child is released to unsuitable accommodation', 'The protocol is drafted but not signed. One release since {2025-07} was arranged with two days’ notice.', { approach: 'Protocol with housing, monthly look-ahead' }),
          ],
        },
        {
          ref: '4',
          title: 'By June 2026, victims are heard, kept informed and offered restorative justice',
          linkedRecommendations: ['4'],
          linkedIndicators: ['B7', 'B8'],
          actions: [
            a('1', 'Agree with the police that victims’ details arrive within five working days of the outcome', 'Police Inspector', 'Sept 25', 'amber', 'Details received in time in nine of ten cases', 'Average is now eight working days, down from twenty. A weekly list is sent automatically since {2025-10}.', { approach: 'Weekly list, named contact, reminder on day four' }),
            a('2', 'Rewrite letters and leaflets for victims in plain English, with an easy-read version', 'Victim Liaison Officer', 'Achieved', 'green', 'Victims say that they understood what was offered', 'New letters in use since {2025-04} after comments from the victims’ reference group.', { evidence: [checked('New letters and easy-read leaflet', '2025-04-11')] }),
            a('3', 'Recruit and train eight volunteers for restorative meetings', 'Volunteer Coordinator', 'April 26', 'blue', 'A restorative meeting can take place within six weeks of agreement', null, { approach: 'Joint recruitment with the two neighbouring services' }),
            a('4', 'Report victim take-up and satisfaction to the Board each quarter', 'Victim Liaison Officer/ Performance Analyst', 'Dec 25', 'amber', 'The Board can see how many victims were offered, accepted and were content', 'First figures shown in {2025-10}: 31 offered, 12 accepted, 9 answered the survey.', { approach: 'Three counts only: offered, accepted, satisfied' }),
          ],
        },
      ],
    },
  ],
};
