/** Glanmorfa: invented, in Wales; one part of the plan in English and one in Welsh, as bilingual services write. */
import { a, checked, unchecked, type ServiceContent } from './service-content.ts';

export const glanmorfa: ServiceContent = {
  slug: 'glanmorfa',
  name: { en: 'Glanmorfa Youth Justice Service', cy: 'Gwasanaeth Cyfiawnder Ieuenctid Glanmorfa' },
  gssCode: null,
  ratingKey: 'delivery-4',
  asAt: '2025-11',
  provenance: {
    en: 'Demonstration. An invented service in Wales and an invented plan, partly in Welsh; figures in it are invented too.',
    cy: 'Arddangosiad. Gwasanaeth dychmygol yng Nghymru a chynllun dychmygol, yn rhannol yn Gymraeg; dychmygol hefyd yw’r ffigurau sydd ynddo.',
  },
  title: 'Cynllun Gwella Glanmorfa / Glanmorfa Improvement Plan',
  sections: [
    {
      ref: 'Part 1',
      title: 'Leadership and resources',
      objectives: [
        {
          ref: '1',
          title: 'By January 2026, the Board sees how children fare in Welsh and in English',
          champion: 'Director of Education',
          actions: [
            a('1.1', 'Record each child’s language and the language in which they are served', 'Performance Officer', 'July 25', 'green', 'Recorded for every child', 'Recorded for all 44 children; 17 chose Welsh.', { evidence: [checked('Language figures (counts only)', '2025-08-08')] }),
            a('1.2', 'Offer every assessment and panel in Welsh without asking the child to wait', 'Head of Service / Team Managers', 'Sept 25', 'amber', 'No delay because of language', 'Assessments yes; two of nine panels had to wait for a chair.'),
            a('1.3', 'Bring the partnership’s figures to the Board as counts, with three years pooled', 'Performance Officer', 'Nov 25', 'amber', 'The Board can tell noise from change', 'First pooled table prepared.', { evidence: [unchecked('Pooled table, draft', '2025-11-03')] }),
            a('1.4', 'Agree the health board’s contribution for three years', 'Health Board Locality Director', 'June 25', 'amber', 'Posts are secure', 'Agreed for one year only.'),
            a('1.5', 'Find a meeting place in the north of the county', 'Property Officer', 'Oct 25', 'red', 'No child travels for more than an hour', 'The village hall withdrew. Two schools have been asked.'),
          ],
        },
        {
          ref: '2',
          title: 'Staff have the skills and the time that the work asks for',
          actions: [
            a('2.1', 'Adopt the trauma recovery model in all teams', 'Clinical Psychologist', 'Mar 26', 'amber', 'Formulations for all children with complex needs', 'Eleven formulations made.'),
            a('2.2', 'Recruit two Welsh-speaking practitioners', 'Head of Service', 'Aug 25', 'amber', 'Half of each team can work in Welsh', 'One appointed; the second post is advertised again.'),
            a('2.3', 'Supervise monthly and record it', 'Team Managers', 'Ongoing', 'green', 'In 95% of months', '97% since {2025-04}.', { evidence: [checked('Supervision log', '2025-10-31')] }),
          ],
        },
      ],
    },
    {
      ref: 'Rhan 2',
      title: 'Gwaith gyda phlant a dioddefwyr',
      objectives: [
        {
          ref: '3',
          title: 'Mae pob plentyn yn cael cynllun y mae wedi helpu i’w lunio',
          champion: 'Aelod Cabinet dros Blant',
          actions: [
            a('3.1', 'Creu ffurflen gynllunio fer gyda phlant, yn Gymraeg ac yn Saesneg', 'Uwch Ymarferydd', 'Medi 2025', 'green', 'Gall plant ddweud beth sydd yn eu cynllun', 'Mae’r ffurflen ar waith ers {cy:2025-09}.', { evidence: [checked('Ffurflen gynllunio', '2025-09-15')] }),
            a('3.2', 'Gwirio deg cynllun bob mis a rhannu’r hyn a ddysgwyd', 'Rheolwr Ansawdd', 'Tachwedd 2025', 'amber', 'Mae naw o bob deg cynllun yn dda', 'Saith o ddeg yn dda ym mis {cy:2025-10}.'),
            a('3.3', 'Cytuno gyda’r ysgolion ar gymorth cyn gwahardd', 'Pennaeth Cynhwysiant', 'Gorffennaf 2025', 'amber', 'Llai o waharddiadau ymhlith plant y gwasanaeth', 'Mae chwech o naw ysgol uwchradd wedi cytuno.'),
            a('3.4', 'Cynnig sgrinio iechyd i bob plentyn ar ddechrau’r gorchymyn', 'Nyrs Arbenigol', 'Ebrill 2026', 'blue', 'Pob plentyn yn cael cynnig o fewn pythefnos', null),
          ],
        },
        {
          ref: '4',
          title: 'Mae dioddefwyr yn cael gwrandawiad a dewis',
          actions: [
            a('4.1', 'Ailysgrifennu’r llythyrau at ddioddefwyr mewn iaith glir', 'Gweithiwr Dioddefwyr', 'Mehefin 2025', 'green', 'Mae dioddefwyr yn deall y cynnig', 'Mae’r llythyrau newydd ar waith.', { evidence: [checked('Llythyrau newydd', '2025-06-18')] }),
            a('4.2', 'Derbyn manylion gan yr heddlu o fewn pum diwrnod gwaith', 'Arolygydd Heddlu', 'Awst 2025', 'red', 'Naw o bob deg mewn pryd', 'Pedwar o bob deg mewn pryd.'),
            a('4.3', 'Hyfforddi pedwar hwylusydd adferol sy’n siarad Cymraeg', 'Swyddog Gwirfoddolwyr', 'Chwefror 2026', 'amber', 'Cyfarfodydd adferol ar gael yn Gymraeg', 'Mae dau wedi dechrau’r hyfforddiant.'),
          ],
        },
      ],
    },
  ],
};
