/** Rotherham, July 2013: the first area after the published plan, the others written on its pattern; every sentence our own. */
import { rotherhamReviews } from './rotherham-reviews.ts';
import { a, checked, unchecked, type ServiceContent } from './service-content.ts';

export const rotherham: ServiceContent = {
  slug: 'rotherham',
  name: { en: 'Rotherham Youth Offending Service', cy: 'Gwasanaeth Troseddau Ieuenctid Rotherham' },
  gssCode: 'E08000018',
  ratingKey: 'delivery-4',
  asAt: '2013-07',
  provenance: {
    en: 'Demonstration. The first area follows the improvement plan that Rotherham published in 2013 after a short inspection of November 2012: its actions, dates and figures, in our own words and with roles in place of names. The other areas are invented on the same pattern, and so are the reviews besides that inspection, of which there are as many as the plan answers. All dates are moved forward. It says nothing about the service today.',
    cy: 'Arddangosiad. Mae’r maes cyntaf yn dilyn y cynllun gwella a gyhoeddodd Rotherham yn 2013 ar ôl arolygiad byr ym mis Tachwedd 2012: ei gamau, ei ddyddiadau a’i ffigurau, yn ein geiriau ein hunain a chyda swyddi yn lle enwau. Mae’r meysydd eraill wedi’u dyfeisio ar yr un patrwm, ac felly hefyd yr adolygiadau heblaw’r arolygiad hwnnw, y mae cynifer ohonynt ag y mae’r cynllun yn eu hateb. Symudwyd y dyddiadau i gyd ymlaen. Nid yw’n dweud dim am y gwasanaeth heddiw.',
  },
  title: 'Rotherham Youth Offending Service Improvement Action Plan',
  reviews: rotherhamReviews,
  sections: [
    {
      ref: null,
      title: 'Answer to the short inspection of youth offending work',
      objectives: [
        {
          ref: '1',
          title: 'Initial assessments are completed on time: within 20 working days for referral orders and 15 for other court orders',
          actions: [
            a('(1a)', 'Raise the share of assessments completed on time from 78%, as inspectors found, to 98%', 'Operations Managers', 'March 2013', 'green', 'Initial assessments are on time', 'Action completed. The target of 98% needs to be looked at again: some assessments are late because a young person does not come, which the service cannot always prevent.\nUpdate (July 2013): 45 of 53 assessments since {2013-04} were on time (84.9%). Of the 8 late ones, 6 followed missed appointments and 2 the search for an interpreter. The Board will now receive the figure at every meeting.', { evidence: [checked('Timeliness of assessments, April to July', '2013-07-19')] }),
            a('(1b)', 'Send managers a weekly report of assessments due, by case manager and days left', 'YOS Information Officer', 'January 2013', 'green', 'Managers see what is due before it is late', 'Action completed. Sent every Monday.', { evidence: [checked('Weekly report, June', '2013-06-24')] }),
            a('(1c)', 'Take up late assessments in supervision, and record what is done about them: targets, training, coaching', 'Operations Managers', 'March 2013', 'amber', 'Late assessments are explained and fewer', 'In place for two of three managers. A quality review by the performance team will test it.'),
          ],
        },
        {
          ref: '2',
          title: 'Plans say how the young person and others will be kept safe',
          actions: [
            a('(2a)', 'Train case managers and managers in planning for vulnerability and risk of harm', 'Operations Managers / Training Officer', 'April 2013', 'green', 'Plans name who does what when risk rises', 'Action completed. All case managers attended; two new starters are booked.', { evidence: [checked('Training register', '2013-05-03')] }),
            a('(2b)', 'Countersign plans only when they are specific', 'Operations Managers', 'May 2013', 'amber', 'Nine plans in ten judged sufficient', 'A sample in {2013-06} found 14 of 20 sufficient.'),
            a('(2c)', 'Hold a monthly group in which practitioners bring a plan and improve it together', 'Senior Practitioner', 'Ongoing', 'amber', 'Practitioners learn from each other’s plans', 'Held four times; seven to nine people each time.', { evidence: [unchecked('Notes of the June group', '2013-06-12')] }),
            a('(2d)', 'Involve parents and carers in reviewing plans', 'Case Managers', 'September 2013', 'amber', 'Parents’ views can be found in each review', 'A short form was tried with 12 families.'),
          ],
        },
        {
          ref: '3',
          title: 'Managers oversee practice in a way that improves it',
          actions: [
            a('(3a)', 'Revise the quality assurance procedure and explain it to staff', 'Head of Service', 'February 2013', 'green', 'Staff know what good looks like', 'Action completed.', { evidence: [checked('Quality assurance procedure', '2013-02-22')] }),
            a('(3b)', 'Audit ten cases a month and report the themes to the Board', 'Quality and Performance Team', 'June 2013', 'amber', 'Themes lead to changes that later audits confirm', 'Two rounds of three were held. Some assessments still describe and do not analyse.'),
            a('(3c)', 'Update cases within two working days of contact', 'Case Managers', 'May 2013', 'red', 'Records are up to date', 'Some cases are updated much later. Mobile working is being looked at.'),
          ],
        },
        {
          ref: '4',
          title: 'Partners know their part in preventing reoffending',
          actions: [
            a('(4a)', 'Make timeliness and quality a standing item of the Board', 'Chair of the Management Board', 'September 2013', 'amber', 'The Board questions performance at each meeting', 'On the agenda from {2013-09}.'),
            a('(4b)', 'Agree with early help who works with a family when both are involved', 'Head of Integrated Youth Support', 'October 2013', 'blue', 'One plan for each family', null),
            a('(4c)', 'Ask young people what helped, when their order ends, and tell the Board', 'Participation Worker', 'December 2013', 'blue', 'The Board hears from every third young person', null),
          ],
        },
      ],
    },
  ],
};
