/** Portsmouth, Part A, March 2015: structure, dates and ratings of the published plan; every sentence our own, roles for names. */
import { a, checked, unchecked, type ServiceContent } from './service-content.ts';

export const portsmouth: ServiceContent = {
  slug: 'portsmouth',
  name: { en: 'Portsmouth Youth Offending Team', cy: 'Tîm Troseddau Ieuenctid Portsmouth' },
  gssCode: 'E06000044',
  ratingKey: 'delivery-4',
  asAt: '2015-03',
  provenance: {
    en: 'Demonstration. It follows Part A of the improvement plan that Portsmouth published in March 2015: its structure, dates and ratings, with every sentence in our own words, roles in place of people’s names, and all dates moved forward. It says nothing about the service today.',
    cy: 'Arddangosiad. Mae’n dilyn Rhan A o’r cynllun gwella a gyhoeddodd Portsmouth ym mis Mawrth 2015: ei strwythur, ei ddyddiadau a’i raddau, gyda phob brawddeg yn ein geiriau ein hunain, swyddi yn lle enwau pobl, a’r dyddiadau i gyd wedi’u symud ymlaen. Nid yw’n dweud dim am y gwasanaeth heddiw.',
  },
  title: 'Portsmouth Youth Offending Team Improvement Plan, Part A',
  sections: [
    {
      ref: 'A',
      title: 'YOT Board Improvement Plan',
      recommendations: [
        { ref: '1', text: 'The Board leads well and holds the team and its partners to account for good practice and good outcomes (Chair and members of the Board).' },
        { ref: '2', text: 'Every partner helps to lead, by attending the Board and contributing to its work (all partners).' },
        { ref: '3', text: 'Urgently, the team has all its case managers and specialists in post, among them an education officer who builds training places and links with employers (Chair of the Board).' },
        { ref: '4', text: 'The Board receives, questions and uses figures on health, education and work, diversity and safeguarding (Chair of the Board).' },
        { ref: '10', text: 'Children are seen in private rooms that suit them (Chair of the Board).' },
      ],
      objectives: [
        {
          ref: '1',
          title: 'By April 2014, an effective Board with full and steady membership leads the improvement programme',
          linkedRecommendations: ['1', '2'],
          linkedIndicators: ['All'],
          actions: [
            a('1', 'Settle who chairs the Board in the long term', 'Chief Executive of the Council', 'Achieved', 'green', 'One chair sees the Board through the programme', 'GREEN A long-term chair is agreed.', { evidence: [checked('Board minute of the appointment', '2014-03-12')] }),
            a('2', 'Have public health and health commissioners attend', 'Director of Public Health', 'Achieved', 'green', 'Health services for young people improve quickly', 'GREEN Senior members attend.', { evidence: [checked('Board attendance register', '2015-02-20')] }),
            a('3', 'Make the relation between health commissioner and providers clear', 'Director of Public Health', 'Achieved', 'green', 'Commissioned services meet young people’s health needs', 'GREEN The commissioning unit and providers work to a clear arrangement.'),
            a('4', 'Have the education service attend', 'DCS', 'Achieved', 'green', 'Education for young people improves quickly', 'GREEN Senior members attend.'),
            a('5', 'Watch attendance closely and act on absence', 'YOT Board Chair', 'Achieved', 'green', 'All partners attend and take part', 'GREEN Good so far, but for one meeting that fell into another inspection.', { evidence: [checked('Attendance by agency', '2015-02-20')] }),
            a('6', 'Give members champion roles for areas of improvement, safeguarding and risk among them', 'YOT Board Chair', 'Achieved', 'green', 'Members’ expertise removes obstacles to better practice', 'GREEN Champions are named.'),
            a('7', 'Hold a peer challenge', 'YOT Board Chair', 'Achieved', 'green', 'Progress since the inspection is understood', 'GREEN Peers visited over three days in {2014-10}.', { evidence: [checked('Peer challenge letter', '2014-11-05')] }),
            a('8', 'Hold two development days for the Board', 'YOT Board Chair', 'Achieved', 'green', 'The Board governs well', 'GREEN Held in {2014-05} and {2014-10}.'),
            a('9', 'Write an induction pack for new members', 'YOT Board Chair', 'Oct 2014', 'amber', 'Members know their role and take part', 'AMBER Expected from the national board in March 2015.'),
            a('10', 'Hold two meetings of the Board with staff', 'YOT Board Chair', 'Achieved', 'green', 'Staff know what the Board is for', 'GREEN Made part of the development days (see 8).'),
          ],
        },
        {
          ref: '2',
          title: 'By June 2014, every case manager and specialist post is filled with qualified and experienced staff',
          linkedRecommendations: ['3'],
          linkedIndicators: ['All'],
          actions: [
            a('1', 'Cover the education role for the time being', 'YOT Board Education Rep', 'Achieved', 'green', 'Education is covered at once', 'GREEN A temporary post is in place.'),
            a('2', 'Link with the virtual school to share education data and support; tell the Board how', 'DCS', 'Achieved', 'green', 'Young people have suitable education or work and their needs are met', 'GREEN. The links are in place.'),
            a('3', 'Complete the manager’s appraisal and identify training and support', 'YOT Board Chair', 'Achieved', 'green', 'The manager has what the role demands', 'GREEN Done.'),
            a('4', 'Have mental health and substance misuse workers sit with the team', 'YOT Board Health Commissioning Rep', 'May 2014', 'amber', 'Health work is part of the team’s work', 'AMBER A proposal went to the February 2015 Board; the protocol is to be confirmed in March 2015.'),
            a('5', 'Recruit and induct the education worker', 'YOT Board Education Rep', 'Achieved', 'green', 'Education is covered for good', 'GREEN In post.', { evidence: [checked('Establishment list', '2014-09-01')] }),
            a('6', 'Review the police role against the plan and national guidance, and change what is needed', 'YOT Board Police Rep', 'May 2015', 'green', 'The police role fits national and local priorities', 'GREEN The force-wide review is on time.'),
            a('7', 'Make sure that every member of the team can work to the minimum standard (see objective 9)', 'Head of Service', 'Achieved', 'green', 'Everybody delivers work of quality', 'GREEN Reports show better work, and capability steps are in place where needed.', { evidence: [unchecked('Quality report to the Board', '2015-01-30')] }),
          ],
        },
        {
          ref: '3',
          title: 'By June 2014, the Board has accurate and timely figures through a new performance framework, and uses them',
          linkedRecommendations: ['4'],
          linkedIndicators: ['All'],
          actions: [
            a('1', 'Build a performance framework of inputs, outputs, outcomes and audit findings', 'YOT Board Chair & Strategy Unit', 'Achieved', 'green', 'The Board sees capacity, quality and effect as they are', 'GREEN In place; reports come every two months.', { evidence: [checked('Performance framework', '2014-06-20')] }),
            a('2', 'Keep a timetable in which each partner reports in turn on outcomes, contribution and resources', 'YOT Board Chair (Strategy Unit)', 'Achieved', 'green', 'The Board acts on what it learns', 'GREEN The timetable runs.'),
            a('3', 'Set targets that can be reached for every indicator, agreed with the community safety partnership', 'YOT Board Chair (Strategy Unit)', 'Achieved', 'green', null, 'GREEN The Board agreed the method in {2014-09}.'),
            a('4', 'Change practice where the regional reoffending project found it wanting', 'PYOT Manager (YJB Performance Adviser)', 'Achieved', 'green', 'Reoffending falls', 'GREEN'),
            a('5', 'Improve practice and joint work with children in care, after the regional policy on their reoffending', 'Head of Service', 'Mar 2015', 'green', 'Children in care are diverted and reoffend less', 'GREEN A group is at work on the protocol; a new strategy is being written.'),
            a('6', 'Review the three-year youth justice plan and submit it', 'YOT Board Community Safety Rep', 'Achieved', 'green', 'The new plan rests on a true view of performance and is accepted on time', 'GREEN Agreed by the partnership and the national board.'),
          ],
        },
        {
          ref: '4',
          title: 'By October 2014, the right resources support the team, with better places to work with young people',
          linkedRecommendations: ['10'],
          linkedIndicators: ['A1', 'A3', 'A4', 'A5', 'A6', 'A7', 'A8', 'A9', 'A10', 'A11', 'A12', 'A13', 'A14'],
          actions: [
            a('1', 'Review the places where young people are seen, for reparation, workshops and groups as well', 'YOT Manager', 'Achieved', 'green', 'What young people need is understood', 'GREEN Review complete.'),
            a('2', 'Find and secure private places for work with young people', 'YOT Manager', 'Achieved', 'green', 'Young people are seen in safe, private and accessible places', 'GREEN A community centre is now used.'),
            a('3', 'Find a stopgap for gathering information before court and sharing it with court staff and the placements team', 'YOT Manager', 'Achieved', 'green', 'Court staff are well informed and advise well', 'GREEN A stopgap is in place.'),
            a('4', 'Solve the access to systems for staff at court', 'YOT Board Court Rep (YOT Manager)', 'Achieved', 'green', 'Joint work with the courts improves', 'GREEN Solved at the court concerned.'),
            a('5', 'Share information safely within the co-located team, changing systems where needed', 'YOT Manager', 'Achieved', 'green', 'All information is sent by secure means', 'GREEN The matters with social care and health are solved.'),
          ],
        },
      ],
    },
  ],
};
