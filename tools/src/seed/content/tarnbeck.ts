/** Tarnbeck: an invented service, after the sample plan with merged cells. */
import { a, checked, unchecked, type ServiceContent } from './service-content.ts';

export const tarnbeck: ServiceContent = {
  slug: 'tarnbeck',
  name: { en: 'Tarnbeck Youth Justice Service', cy: 'Gwasanaeth Cyfiawnder Ieuenctid Tarnbeck' },
  gssCode: null,
  ratingKey: 'delivery-4',
  asAt: '2025-11',
  provenance: {
    en: 'Demonstration. An invented service and an invented plan; figures in it are invented too.',
    cy: 'Arddangosiad. Gwasanaeth dychmygol a chynllun dychmygol; dychmygol hefyd yw’r ffigurau sydd ynddo.',
  },
  title: 'Tarnbeck Youth Justice Service: Post-Inspection Improvement Plan 2025-26',
  sections: [
    {
      ref: null,
      title: 'Tarnbeck Youth Justice Service: Post-Inspection Improvement Plan 2025-26',
      objectives: [
        {
          ref: '1',
          title: 'The Management Board does not know enough about the needs of the children whom the service works with',
          actions: [
            a('1.1', 'Complete a needs analysis of all children open to the service, with health, education and social care', 'Head of Service/ Public Health Consultant', 'Sept 25', 'green', null, 'Analysis presented in {2025-09}. The three largest gaps are speech and language, school attendance and bereavement.', { evidence: [checked('Needs analysis', '2025-09-16')] }),
            a('1.2', 'Agree a small set of outcome measures and report them every quarter', 'Performance Manager', 'July 25/ Ongoing', 'amber', null, 'Nine measures agreed. Education data arrives a term late; a direct feed has been requested.', { evidence: [unchecked('Outcome measures, version 2', '2025-09-02')] }),
            a('1.3', 'Board members to spend half a day each year alongside practitioners', 'Board Chair', 'Ongoing (completed)', 'green', null, 'All ten members have taken part this year and will do so again.'),
            a('1.4', 'Publish a summary of the annual youth justice plan for children and families', 'Participation Officer and Communications Officer', '31/10/2025', 'red', null, 'Delayed by a vacancy in communications. Draft ready, not yet tested with families.'),
          ],
        },
        {
          ref: '2',
          title: 'Out-of-court decisions are made without all the information about the child',
          actions: [
            a('2.1', 'Move the decision panel to a fixed weekly slot with a quorum of police, youth justice and early help', 'Operations Manager/ Police Sergeant/ Early Help Manager', 'Completed', 'green', null, 'Weekly since {2025-05}. A quorum was present at 21 of 22 panels.', { evidence: [checked('Panel register', '2025-10-24')] }),
            a('2.2', 'Use a proportionate assessment for every child before a decision is made', 'Operations Manager', 'Sept 25\nMarch 26', 'amber', null, '{2025-09}: in use for all conditional cautions. {2025-03}: to be extended to community resolutions.'),
            a('2.3', 'Agree a joint policy on outcomes, including outcome 22, and train all decision makers', 'Police Inspector (Operations Manager)', 'Q3 2025/26', 'amber', null, 'Policy is with the force’s legal team. Training dates are held for {2025-11}.', { evidence: [unchecked('Draft policy', '2025-10-08')] }),
            a('2.4', 'Review one in ten decisions in a scrutiny panel with magistrates and community members', 'Chair of the Scrutiny Panel', 'Tbc (roll out due Summer 2026)', null, null, null),
          ],
        },
        {
          ref: '3',
          title: 'Planning does not respond well enough to the safety of the child and of others',
          actions: [
            a('3.1', 'Revise the planning guidance and give examples of strong plans', 'Practice Lead', 'End of August 2025', 'green', null, 'Guidance issued, with six worked examples drawn from audits and made anonymous.', { evidence: [checked('Planning guidance', '2025-08-27')] }),
            a('3.2', 'Managers to countersign plans only when contingency arrangements are specific', 'Team Managers', 'Ongoing', 'amber', null, 'Dip sample in {2025-10}: 13 of 18 plans had specific contingencies, up from 6 of 18 in {2025-05}.', { evidence: [checked('Dip sample, October', '2025-10-22')] }),
            a('3.3', 'Hold a joint workshop with the exploitation team on contextual safeguarding', 'Practice Lead/ Exploitation Team Manager', 'Autumn 2025', 'amber', null, 'Booked for 26 {2025-11}; 32 places taken.'),
            a('3.4', 'Use the serious youth violence panel to agree safety plans across boroughs', 'Community Safety Manager', 'May 25', 'red', null, 'Neighbouring boroughs have not agreed terms. Raised with the Violence Reduction Unit in {2025-10}.'),
          ],
        },
        {
          ref: '4',
          title: 'Children wait too long for education, training and health support',
          actions: [
            a('4.1', 'Appoint an education worker with links to colleges and training providers', 'Head of Virtual School', 'June 25', 'green', null, 'In post since 9 {2025-06}. Sixteen children have moved into education or training.'),
            a('4.2', 'Agree a 20 working day standard from referral to first appointment with the child mental health service', 'Health Commissioner & CAMHS Service Manager', 'January 2026', 'amber', null, 'Standard agreed in principle. Present median is 34 working days.'),
            a('4.3', 'Offer every child a health screening at the start of their order', 'Specialist Nurse', 'April 25/ Ongoing', 'amber', null, 'Offered to all since {2025-04}; accepted by 27 of 41 children.', { evidence: [checked('Screening figures', '2025-10-31')] }),
            a('4.4', 'Write to head teachers about reduced timetables and agree a route to challenge them', 'Director of Education', '3 November 2025', 'red', null, 'Letter drafted, awaiting sign-off by the Director.'),
          ],
        },
      ],
    },
  ],
};
