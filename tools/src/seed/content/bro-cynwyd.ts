/** Bro Cynwyd: invented, in Wales; its plan is written in Welsh and uses BRAG. */
import { a, checked, unchecked, type ServiceContent } from './service-content.ts';

export const broCynwyd: ServiceContent = {
  slug: 'bro-cynwyd',
  name: { en: 'Bro Cynwyd Youth Justice and Early Support Service', cy: 'Gwasanaeth Cyfiawnder Ieuenctid a Chymorth Cynnar Bro Cynwyd' },
  gssCode: null,
  ratingKey: 'brag',
  asAt: '2025-11',
  provenance: {
    en: 'Demonstration. An invented service in Wales; its invented plan is written in Welsh, figures included.',
    cy: 'Arddangosiad. Gwasanaeth dychmygol yng Nghymru; mae ei gynllun dychmygol, gan gynnwys y ffigurau, wedi’i ysgrifennu yn Gymraeg.',
  },
  title: 'Cynllun Gwella Bro Cynwyd yn dilyn arolygiad',
  sections: [
    {
      ref: 'Rhan A',
      title: 'Llywodraethu ac arweinyddiaeth',
      recommendations: [
        { ref: '1', text: 'Dylai’r Bwrdd Rheoli ddeall anghenion y plant a sicrhau bod pob partner yn cyfrannu.' },
        { ref: '2', text: 'Dylai’r Bwrdd sicrhau bod plant yn gallu defnyddio’r Gymraeg heb oedi.' },
      ],
      objectives: [
        {
          ref: '1',
          title: 'Mae’r Bwrdd yn deall anghenion y plant',
          champion: 'Cyfarwyddwr Iechyd y Cyhoedd',
          linkedRecommendations: ['1'],
          actions: [
            a('1.1', 'Cynnal asesiad anghenion gyda’r bwrdd iechyd a’r gwasanaeth addysg', 'Pennaeth Gwasanaeth / Ymgynghorydd Iechyd y Cyhoedd', 'Mehefin 2025', 'blue', 'Mae’r Bwrdd yn gwybod beth yw’r tri bwlch mwyaf', 'Cyflwynwyd yr asesiad ym mis {cy:2025-06}.', { evidence: [checked('Asesiad anghenion', '2025-06-26')] }),
            a('1.2', 'Adrodd ar wyth mesur bob chwarter', 'Swyddog Perfformiad', 'Medi 2025', 'green', 'Mae’r aelodau’n herio’r ffigurau', 'Y ddau adroddiad cyntaf wedi’u trafod.', { evidence: [checked('Adroddiad chwarterol', '2025-10-07')] }),
            a('1.3', 'Gwahodd plant i ddau gyfarfod y flwyddyn', 'Swyddog Cyfranogiad', 'Rhagfyr 2025', 'green', 'Mae penderfyniadau’n cyfeirio at lais plant', 'Daeth tri phlentyn i’r cyfarfod cyntaf.'),
            a('1.4', 'Penodi aelod parhaol o’r gwasanaeth prawf', 'Cadeirydd y Bwrdd', 'Mai 2025', 'amber', 'Aelod parhaol ym mhob cyfarfod', 'Aelod dros dro sydd yno o hyd.'),
          ],
        },
        {
          ref: '2',
          title: 'Gall plant ddefnyddio’r Gymraeg ym mhob rhan o’r gwasanaeth',
          linkedRecommendations: ['2'],
          actions: [
            a('2.1', 'Cynnig pob asesiad yn Gymraeg o’r cychwyn', 'Rheolwyr Tîm', 'Gorffennaf 2025', 'blue', 'Dim oedi oherwydd iaith', 'Cynigiwyd i bob plentyn ers {cy:2025-07}.', { evidence: [checked('Ffigurau iaith (cyfrifon yn unig)', '2025-10-01')] }),
            a('2.2', 'Cyfieithu’r rhaglenni ymyrraeth a’u profi gyda phlant', 'Arweinydd Ymarfer', 'Hydref 2025', 'red', 'Chwe rhaglen ar gael', 'Dwy o chwech wedi’u cyfieithu.'),
            a('2.3', 'Sicrhau cadeirydd panel sy’n siarad Cymraeg bob wythnos', 'Swyddog Gwirfoddolwyr', 'Ionawr 2026', 'amber', 'Cadeirydd ar gael bob wythnos', 'Tri chadeirydd newydd yn cael eu hyfforddi.'),
          ],
        },
      ],
    },
    {
      ref: 'Rhan B',
      title: 'Ymarfer',
      objectives: [
        {
          ref: '3',
          title: 'Mae asesiadau a chynlluniau’n cadw plant ac eraill yn ddiogel',
          actions: [
            a('3.1', 'Hyfforddi pob rheolwr mewn goruchwyliaeth fyfyriol', 'Arweinydd Ymarfer', 'Awst 2025', 'blue', 'Mae goruchwyliaeth yn gwella cynlluniau', 'Pob un o’r pum rheolwr wedi’i hyfforddi.', { evidence: [checked('Cofrestr hyfforddiant', '2025-08-20')] }),
            a('3.2', 'Archwilio deg achos y mis', 'Rheolwr Ansawdd', 'Tachwedd 2025', 'green', 'Wyth o bob deg yn dda', 'Wyth o ddeg yn dda ym mis {cy:2025-10}.'),
            a('3.3', 'Sefydlu panel risg gyda’r heddlu a’r gwasanaethau cymdeithasol', 'Rheolwr Gweithrediadau', 'Medi 2025', 'amber', 'Cynllun ar y cyd o fewn deg diwrnod gwaith', 'Cyfarfu’r panel ddwywaith.', { evidence: [unchecked('Cylch gorchwyl drafft', '2025-09-22')] }),
          ],
        },
        {
          ref: '4',
          title: 'Mae dioddefwyr yn cael cynnig teg',
          actions: [
            a('4.1', 'Penodi gweithiwr dioddefwyr', 'Pennaeth Gwasanaeth', 'Gorffennaf 2025', 'amber', 'Pob dioddefwr yn cael galwad o fewn deg diwrnod gwaith', 'Hysbysebwyd y swydd ddwywaith.'),
            a('4.2', 'Gofyn i ddioddefwyr am eu profiad', 'Swyddog Perfformiad', 'Mawrth 2026', 'green', 'Mae traean yn ateb', 'Holiadur wedi’i gytuno.'),
            a('4.3', 'Dangos i gymunedau beth mae gwaith gwneud iawn wedi’i gyflawni', 'Swyddog Cyfathrebu', 'Chwefror 2026', null, 'Erthygl bob chwarter', null),
          ],
        },
      ],
    },
  ],
};
