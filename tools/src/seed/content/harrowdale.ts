/** Harrowdale: invented; a young plan, several actions without an owner or a date. */
import { a, unchecked, type ServiceContent } from './service-content.ts';

export const harrowdale: ServiceContent = {
  slug: 'harrowdale',
  name: { en: 'Harrowdale Youth Justice Service', cy: 'Gwasanaeth Cyfiawnder Ieuenctid Harrowdale' },
  gssCode: null,
  ratingKey: 'delivery-4',
  asAt: '2025-11',
  provenance: {
    en: 'Demonstration. An invented service and an invented plan, newly written after an inspection: some actions have no owner or date yet.',
    cy: 'Arddangosiad. Gwasanaeth dychmygol a chynllun dychmygol, newydd ei ysgrifennu ar ôl arolygiad: nid oes perchennog na dyddiad i rai camau eto.',
  },
  title: 'Harrowdale Youth Justice Service: first plan after inspection',
  sections: [
    {
      ref: null,
      title: 'Harrowdale Youth Justice Service: first plan after inspection',
      recommendations: [
        { ref: '1', text: 'The Management Board should set out what it wants for children and how it will know.' },
        { ref: '2', text: 'The service should understand and reduce the over-representation of mixed-heritage children.' },
        { ref: '3', text: 'The service should see that staff are safe and well supported.' },
      ],
      objectives: [
        {
          ref: '1',
          title: 'The Board knows what it wants for children',
          linkedRecommendations: ['1'],
          actions: [
            a('1.1', 'Agree a vision with children, staff and partners', 'Board Chair', 'Dec 25', 'amber', 'Anyone on the Board can say what the service is for', 'Two sessions with children and one with staff have been held.'),
            a('1.2', 'Choose ten measures that show whether the vision is being reached', 'Performance Manager / Head of Service', 'Feb 26', 'blue', 'The Board sees the same ten measures each quarter', null),
            a('1.3', 'Appoint a vice-chair from outside the council', null, '', null, 'The Board is led by the partnership, not by the council', null),
            a('1.4', 'Write an action log and read it first at each meeting', 'Business Officer', 'Oct 25', 'green', 'No action of the Board is lost', 'In use since {2025-10}.', { evidence: [unchecked('Action log', '2025-10-21')] }),
          ],
        },
        {
          ref: '2',
          title: 'Children of mixed heritage are no longer over-represented',
          linkedRecommendations: ['2'],
          actions: [
            a('2.1', 'Look at each decision point, from stop to sentence, and publish what is found as counts', 'Data Analyst', 'Jan 26', 'amber', 'Partners agree where the difference arises', 'Police data agreed in principle. Small numbers will be pooled over three years.'),
            a('2.2', 'Ask families about their experience, through a community organisation', null, 'Spring 2026', 'blue', 'Thirty families heard', null),
            a('2.3', 'Offer mentors from the children’s own communities', 'Early Help Manager', '', null, 'Every child who wants a mentor has one within a month', null),
            a('2.4', 'Train panel members and volunteers in cultural awareness', 'Volunteer Coordinator', 'Sept 25', 'amber', 'All 26 have been trained', '19 of 26 trained; the last date was cancelled.'),
          ],
        },
        {
          ref: '3',
          title: 'Staff are safe and well supported',
          linkedRecommendations: ['3'],
          actions: [
            a('3.1', 'Issue lone-working devices and check every quarter that they are used', 'Service Manager', 'Aug 25', 'amber', 'Used on all home visits', 'Issued to all. The first check found that half were not charged.'),
            a('3.2', 'Offer clinical supervision to everybody', 'Health Commissioner', 'Tbc', null, 'Staff take it up and value it', 'Money has been found; no provider yet.'),
            a('3.3', 'Review caseloads and set a ceiling', 'Head of Service', 'Nov 25', 'amber', 'No one holds more than the ceiling for longer than a month', 'Proposal goes to the Board this month.'),
            a('3.4', 'Replace the heating in the group rooms', 'Property Services', 'Oct 25', 'red', 'Rooms are warm and in use all year', 'Work has not been ordered.'),
          ],
        },
      ],
    },
  ],
};
