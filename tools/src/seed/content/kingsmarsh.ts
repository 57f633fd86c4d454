/** Kingsmarsh and Estuary: invented; three councils, a risk-based key, dated by quarter. */
import { a, checked, unchecked, type ServiceContent } from './service-content.ts';

export const kingsmarsh: ServiceContent = {
  slug: 'kingsmarsh',
  name: { en: 'Kingsmarsh and Estuary Youth Justice Partnership', cy: 'Partneriaeth Cyfiawnder Ieuenctid Kingsmarsh a’r Aber' },
  gssCode: null,
  ratingKey: 'risk-3',
  asAt: '2025-11',
  provenance: {
    en: 'Demonstration. An invented partnership of three councils and an invented plan; figures in it are invented too.',
    cy: 'Arddangosiad. Partneriaeth ddychmygol o dri chyngor a chynllun dychmygol; dychmygol hefyd yw’r ffigurau sydd ynddo.',
  },
  title: 'Kingsmarsh and Estuary: improvement programme',
  sections: [
    {
      ref: 'Workstream 1',
      title: 'Governance of three councils',
      objectives: [
        {
          ref: '1',
          title: 'By December 2025, one board decides for the whole partnership',
          champion: 'Chief Executive, Estuary',
          actions: [
            a('W1.1', 'Sign the new partnership agreement', 'Monitoring Officers of the three councils', 'Q2 2025/26', 'amber', 'One agreement, one budget', 'Two councils have signed. The third takes it to cabinet in {2025-12}.', { evidence: [unchecked('Signed agreement, two councils', '2025-09-25')] }),
            a('W1.2', 'Merge the three risk registers', 'Business Manager', 'Q2 2025/26', 'green', 'The board sees ten risks, not sixty', 'Merged; twelve risks remain.', { evidence: [checked('Risk register', '2025-09-29')] }),
            a('W1.3', 'Agree how savings and pressures are shared', 'Finance leads / Head of Partnership', 'Q3 2025/26', 'red', 'No in-year dispute about money', 'The formula is not agreed.'),
            a('W1.4', 'Hold two board meetings a year in each council area', 'Board Chair', 'Ongoing', 'green', 'Members have visited each site', 'Held in Kingsmarsh and on the coast so far.'),
          ],
        },
        {
          ref: '2',
          title: 'Figures can be compared across the three areas',
          actions: [
            a('W1.5', 'Move all three teams to one case management system', 'Systems Manager', 'Q4 2025/26', 'amber', 'One record for each child', 'Data from the second team is being cleaned.'),
            a('W1.6', 'Report every measure by area, with counts', 'Performance Analyst', 'Q3 2025/26', 'green', 'The board can see differences and ask why', 'First report in {2025-10}.', { evidence: [checked('Quarterly report', '2025-10-16')] }),
            a('W1.7', 'Agree with neighbours how children who move are counted', 'Performance Analyst', 'Q1 2025/26', 'amber', 'No child is counted twice or not at all', 'Two of five neighbours have agreed.'),
          ],
        },
      ],
    },
    {
      ref: 'Workstream 2',
      title: 'Practice',
      objectives: [
        {
          ref: '3',
          title: 'Children receive the same quality wherever they live',
          actions: [
            a('W2.1', 'Write one set of practice standards', 'Practice Lead', 'Q1 2025/26', 'green', 'Staff in all areas work to the same page', 'Issued in {2025-06}.', { evidence: [checked('Practice standards', '2025-06-24')] }),
            a('W2.2', 'Audit across areas: managers audit cases from another area', 'Quality Manager', 'Q2 2025/26', 'green', 'Judgements agree in nine of ten cases', 'First round: 17 of 21 agreed.', { evidence: [checked('Cross-area audit', '2025-09-12')] }),
            a('W2.3', 'Train staff in desistance and in strengths-based planning', 'Learning Lead', 'Q3 2025/26', 'amber', 'Plans build on what the child is good at', '38 of 61 staff trained. The coast team is short of two people.'),
            a('W2.4', 'Bring speech and language therapy to all sites', 'Health Commissioner', 'Q2 2025/26', 'red', 'Screening within 15 working days', 'Only Kingsmarsh has a therapist.'),
            a('W2.5', 'Give each child a copy of the plan in a form that suits them', 'Team Managers', 'Q3 2025/26', 'amber', 'Children can say what is in their plan', 'Tried in one team.'),
          ],
        },
        {
          ref: '4',
          title: 'Children at the edge of custody are supported to stay in the community',
          actions: [
            a('W2.6', 'Agree one intensive support offer, seven days a week', 'Operations Manager', 'Q3 2025/26', 'amber', 'Courts have confidence in the offer', 'Weekend cover is missing in one area.', { evidence: [unchecked('Offer to courts, draft', '2025-11-04')] }),
            a('W2.7', 'Secure two remand foster placements', 'Head of Placements', 'Q2 2025/26', 'red', 'No remand for want of a place', 'No carers recruited. A joint campaign starts in {2026-01}.'),
            a('W2.8', 'Meet the courts twice a year', 'Head of Partnership', 'Ongoing', 'green', 'Magistrates know what the service offers', 'Met in {2025-05} and {2025-10}.'),
          ],
        },
      ],
    },
    {
      ref: 'Workstream 3',
      title: 'Victims',
      objectives: [
        {
          ref: '5',
          title: 'By March 2026, victims in all three areas have the same offer',
          actions: [
            a('W3.1', 'Write one offer to victims and publish it', 'Victim Services Manager', 'Q2 2025/26', 'green', 'Victims know what to expect', 'Published on all three websites.', { evidence: [checked('Published offer', '2025-09-30')] }),
            a('W3.2', 'Receive victims’ details within five working days', 'Police Chief Inspector', 'Q1 2025/26', 'red', 'Nine in ten in time', 'Four in ten in {2025-10}; the force is changing its system.'),
            a('W3.3', 'Train six restorative practitioners', 'Learning Lead', 'Q4 2025/26', 'amber', 'Meetings can be held in each area', 'Three trained.'),
            a('W3.4', 'Set up a reference group of people who have been victims', 'Victim Services Manager', 'Q3 2025/26', 'green', 'The group has changed at least one thing', 'Five members; they have rewritten the first letter.', { evidence: [checked('Notes of the group', '2025-10-09')] }),
          ],
        },
      ],
    },
  ],
};
