/** Port Selwyn: an invented service, after the sample CSV. */
import { a, type ServiceContent } from './service-content.ts';

export const portSelwyn: ServiceContent = {
  slug: 'port-selwyn',
  name: { en: 'Port Selwyn Youth Justice Service', cy: 'Gwasanaeth Cyfiawnder Ieuenctid Port Selwyn' },
  gssCode: null,
  ratingKey: 'delivery-4',
  asAt: '2025-11',
  provenance: {
    en: 'Demonstration. An invented service and an invented plan; figures in it are invented too.',
    cy: 'Arddangosiad. Gwasanaeth dychmygol a chynllun dychmygol; dychmygol hefyd yw’r ffigurau sydd ynddo.',
  },
  title: 'Port Selwyn Youth Justice Service: inspection action plan',
  sections: [
    {
      ref: null,
      title: 'Port Selwyn Youth Justice Service: inspection action plan',
      recommendations: [
        { ref: '1', text: 'The Chair of the Management Board should make sure that all statutory partners attend and contribute.' },
        { ref: '2', text: 'The Management Board should understand why children in care are over-represented and reduce their number.' },
        { ref: '3', text: 'The Service Manager should improve the quality of management oversight in all cases.' },
        { ref: '4', text: 'The Service Manager should make sure that work to keep children safe is planned with partners.' },
      ],
      objectives: [
        {
          ref: '1',
          title: 'The Chair of the Management Board should make sure that all statutory partners attend and contribute.',
          linkedRecommendations: ['1'],
          actions: [
            a(null, 'Write to the chief officer of each partner about attendance, with the record of the last year', 'Board Chair', '30/06/2025', 'green', null, 'Letters sent in {2025-05}; replies from all partners.'),
            a(null, 'Name a deputy for each member, with authority to decide', 'Board Chair/ Business Support', '31/08/2025', 'amber', null, 'Deputies named by six of nine partners.\nReminder sent on 3 {2025-10}.'),
            a(null, 'Report attendance in the annual youth justice plan', 'Head of Service', '30/06/2026', 'blue', null, null),
          ],
        },
        {
          ref: '2',
          title: 'The Management Board should understand why children in care are over-represented and reduce their number.',
          linkedRecommendations: ['2'],
          actions: [
            a(null, 'Review the last 20 cases of children in care who came to the attention of the police', 'Head of Service and Head of Corporate Parenting', '31/10/2025', 'amber', null, 'Fourteen cases reviewed. Emerging theme: calls to the police from two private homes, "as a first response".'),
            a(null, 'Agree a protocol with all children’s homes on when the police are called', 'Police Inspector / Head of Corporate Parenting', 'Dec 2025', 'amber', null, 'Draft shared with seven homes.'),
            a(null, 'Train carers and residential staff in restorative responses', 'Fostering Manager', 'March 2026', 'blue', null, null),
            a(null, 'Report the number and share of children in care each quarter', 'Performance Officer', 'Ongoing', 'green', null, 'In every report since {2025-07}.'),
          ],
        },
        {
          ref: '3',
          title: 'The Service Manager should improve the quality of management oversight in all cases.',
          linkedRecommendations: ['3'],
          actions: [
            a(null, 'Set a standard for what managers record, and when', 'Service Manager', '31/05/2025', 'green', null, 'Standard issued:\n- at allocation\n- at each review\n- at closure'),
            a(null, 'Train the four team managers in reflective oversight', 'Service Manager', '30/09/2025', 'red', null, 'Trainer withdrew; new date being sought.'),
            a(null, 'Audit oversight in ten cases each month', 'Quality Officer', 'Monthly', 'amber', null, 'Adequate or better in 6, 7 and 7 of 10 cases in the last three months.'),
          ],
        },
        {
          ref: '4',
          title: 'The Service Manager should make sure that work to keep children safe is planned with partners.',
          linkedRecommendations: ['4'],
          actions: [
            a(null, 'Invite social care, health and education to planning meetings for all children at high risk', 'Team Managers', '31/07/2025', 'amber', null, 'Invited in all cases; health attends about half.'),
            a(null, 'Use one shared safety plan across agencies', 'Service Manager/ Safeguarding Lead', 'TBC', null, null, null),
            a(null, 'Add children’s safety plans to the multi-agency case record', 'Systems Officer', '28/11/2025', 'red', null, 'Supplier quoted for the change in {2025-10}; no order placed.'),
            a(null, 'Review all plans for children leaving custody ten days before release', 'Team Manager (Resettlement Worker)', 'Completed', 'green', null, 'Done for all five releases this year.'),
          ],
        },
      ],
    },
  ],
};
