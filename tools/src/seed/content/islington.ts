/** Islington, September 2016: structure, dates and ratings of the published plan; every sentence our own, roles for names. */
import { a, checked, unchecked, type ServiceContent } from './service-content.ts';

export const islington: ServiceContent = {
  slug: 'islington',
  name: { en: 'Islington Youth Offending Service', cy: 'Gwasanaeth Troseddau Ieuenctid Islington' },
  gssCode: 'E09000019',
  ratingKey: 'delivery-4',
  asAt: '2016-09',
  provenance: {
    en: 'Demonstration. It follows the improvement plan that Islington published in September 2016: its structure, dates and ratings, with every sentence in our own words, roles in place of people’s names, and all dates moved forward. It says nothing about the service today.',
    cy: 'Arddangosiad. Mae’n dilyn y cynllun gwella a gyhoeddodd Islington ym mis Medi 2016: ei strwythur, ei ddyddiadau a’i raddau, gyda phob brawddeg yn ein geiriau ein hunain, swyddi yn lle enwau pobl, a’r dyddiadau i gyd wedi’u symud ymlaen. Nid yw’n dweud dim am y gwasanaeth heddiw.',
  },
  title: 'Islington Youth Offending Service Improvement Plan',
  sections: [
    {
      ref: 'Part A',
      title: 'YOS Board Improvement Plan',
      objectives: [
        {
          ref: '1',
          title: 'By April 2016, the Board is effective, with full and steady membership, and leads the improvement work',
          actions: [
            a('1', 'Run a development workshop for the Board so that members can plan the work that follows the inspection', 'YJB Head of London', 'Dec 15', 'green', 'Members are confident that they can oversee improvement', 'Held in {2015-12}; members say that they now have that confidence.', { evidence: [checked('Workshop record and members’ feedback', '2015-12-18')] }),
            a('2', 'Ask the Borough Commander to join the Board', 'Board Chair', 'Apr 16', 'green', 'The police contribution is seen and challenged at every meeting', 'The Borough Commander accepted and has come to the improvement Board.', { evidence: [checked('Board attendance register', '2016-07-12')] }),
          ],
        },
        {
          ref: '2',
          title: 'By June 2016, every post is filled with qualified and experienced staff, specialists included',
          actions: [
            a('1', 'Fill the Operations Manager post permanently', 'Head of Service', 'July 16', 'green', 'A capable manager is in post', 'The new manager started in {2016-07}.', { evidence: [checked('Establishment list', '2016-07-29')] }),
            a('2', 'Move all case managers to one broad pay band, whatever their professional background', 'Head of Service', 'July 16', 'amber', 'The pay band is in use and the unions support it', 'The new job description is agreed with the unions and waits for human resources to sign it off.'),
            a('3', 'Put in place induction, probation, supervision and learning that help staff to do excellent work', 'Quality Manager', 'July 16', 'amber', 'Each process is in place and used every time', 'All are running. Work now is on the evenness of supervision.'),
            a('4', 'Carry out the health development plan', 'Board Health Lead', 'Sept 16', 'amber', 'Staff know what health services offer, refer consistently, and records show needs met', 'Under way. The trauma model has changed how the service works; its effect on referrals has still to be audited.'),
            a('5', 'Give the service its own information officer, sitting with the team', 'Board Chair', 'June 16', 'amber', 'Key figures are checked regularly and supervision time goes to the quality of practice', 'The post is still central. A business case for extra technical help is being written.'),
          ],
        },
        {
          ref: '3',
          title: 'By August 2016, the Board has accurate and timely information and uses it to oversee improvement',
          actions: [
            a('1', 'Oversee the renewal and delivery of the youth crime prevention plan: approve it, follow its progress, judge its effect', 'Board Chair', 'Nov 16', 'amber', 'A renewed plan that deals with the main causes and that every partner has signed', 'Partners spent a day in {2016-06} reviewing and renewing the plan.'),
            a('2', 'Review how the Board works:\n• agendas about improvement and urgent matters\n• enough time for obstacles and decisions\n• figures that a lay member can read\n• meetings at the service where possible\n• senior members from every agency, police included\n• reports that show the service as it is', 'Board Chair', 'June 16', 'amber', 'All statutory partners attend and take part in steady strategic oversight', 'Meetings are much more effective. Figures still need to be made easier to read and to question.'),
            a('3', 'Have middle managers and practice champions report to the Board on their areas', 'Head of Service', 'Sept 16', 'green', 'Staff of every grade contribute to the Board', 'Team managers reported to the last meeting; front-line staff and young people present intensive supervision at the next.', { evidence: [checked('Agenda of the Board meeting', '2016-09-06')] }),
            a('4', 'End scrutiny panels; give members shadowing and other ways to understand the work', 'Board Chair', 'August 16', 'green', 'Members’ expertise removes obstacles and improves practice', 'Members have shadowed court and duty work, visited as champions and met staff.', { evidence: [checked('Log of members’ visits', '2016-08-24')] }),
            a('5', 'Bring the views of young people and families to the Board regularly', 'Head of Service', 'May 16', 'green', 'The Board hears from young people at every second meeting', 'Feedback was heard at the last meeting, and young people present at the next.'),
            a('6', 'Bring the report of the on-site review of the police contribution to the Board and act on its recommendations', 'Chief Superintendent, Met', 'May 16', 'red', 'Police staff are co-located and the partnership is steady and positive', 'Presented at the last meeting. Some main recommendations have not been acted on.'),
          ],
        },
        {
          ref: '4',
          title: 'By October 2016, the right resources and processes support the work of the service',
          actions: [
            a('1', 'Make assessments, plans and interventions consistently good, and effective in cutting reoffending and custody', 'Head of Service', 'April 17', 'amber', 'Every audited case is good or excellent', 'Audits resumed in {2016-06}: of 25 cases, 15 were good or excellent and 10 were not. With the new assessment system, audits will concentrate on reports and risk of harm.'),
            a('2', 'Review how the service deals with gang-related risk:\n• a safety questionnaire, used every time and shared with police and community safety\n• mapping by area and risk, with the information team\n• other venues and group work near where young people live', 'YOS Team Manager', 'October 16', 'red', 'Young people, families and staff report fewer incidents and feel safer at venues', 'Held back by staff absence; the Service Manager now leads it.'),
            a('3', 'Publish a directory of local services that are known to work and suit the young people of the service', 'Assistant Director, Public Health', 'Sept 16', 'amber', 'Staff know what is available and use it well', 'Discussed at a workshop after the partners’ day; a steering group takes it on.'),
            a('4', 'Use restorative approaches in all parts of the work', 'Head of Service', 'Nov 16', 'amber', 'Restorative work is seen in every case; case managers and the restorative justice worker know their parts', 'Victim processes are running and the first face-to-face conference is about to happen. Training for court partners and panel members is arranged. Reports and compliance panels come next.'),
            a('5', 'Involve young people and parents in several ways in shaping the service', 'Head of Service', 'Aug 16', 'amber', 'Their views change what the service does', 'Inspectorate surveys are completed regularly, run by youth services for independence. The user group continues, led by practice champions.'),
            a('6', 'Audit casework regularly against the improvement targets', 'Head of Service', 'Aug 16', 'green', 'Quality rises until every case is good or excellent', 'Senior managers audit weekly and see practice improving. Partnership audits are planned.', { evidence: [checked('Audit summary, June to August', '2016-08-31'), checked('Partnership audit programme', '2016-09-08')] }),
            a('7', 'Train and support staff to write better and shorter pre-sentence reports that courts follow more often', 'Team Manager', 'Nov 16', 'amber', 'Courts follow proposals more often, custody falls and magistrates are content', 'Training is set for {2016-10}. The new assessment system cannot yet show how often proposals are followed; recovery work will mend that.'),
            a('8', 'Train staff to use the case management system well', 'ICT Lead', 'June 16', 'green', 'Staff are confident with the system, and audits show it', 'Several sessions held; further development goes on in house.', { evidence: [unchecked('Training attendance', '2016-06-20')] }),
          ],
        },
      ],
    },
    {
      ref: 'Part B',
      title: 'YOS Team Improvement Plan',
      objectives: [
        {
          ref: '1',
          title: 'Local authority and police work together, under one roof, to reduce offending, protect the public and keep children safe',
          champion: 'Service Director, Housing',
          actions: [
            a('1', 'Follow at the Board whether the agreement between service and police is kept, so that decisions become action', 'Board Chair', 'June 16', 'amber', 'Information and intelligence arrive in time; outcomes improve', 'Last changes made; the final agreement goes to the {2016-09} Board.'),
            a('2', 'Agree a working protocol between service staff and police teams', 'Head of Service', 'June 16', 'amber', 'Staff and officers know whom to speak to, and risk is managed better for it', 'It forms part of the service level agreement.'),
            a('3', 'Bring the on-site review of the police contribution to the Board and carry out its recommendations', 'Police Borough Commander', 'August 16', 'red', 'Working relations between service and police improve', 'The report was received. Its main recommendations, on officers’ time and on police systems in the office, are not carried out.'),
            a('4', 'Have senior police attend the multi-agency risk panel', 'Borough Commander', 'August 16', 'amber', 'The same senior officer takes part each time', 'Police attend regularly but different officers come; one will be named in the panel’s review.'),
            a('5', 'Review the weekly violence panel with partners and test whether it reduces serious youth violence', 'Head of Community Safety', 'August 16', 'amber', 'Less reoffending and less violence by young people of the borough', 'Reviewed with police and probation. A new form, closer to public protection panels, starts in {2016-10} under two joint chairs.'),
            a('6', 'With the national board, analyse who reoffends in the borough, write a reoffending plan and carry it out', 'Head of Service', 'Nov 16', 'amber', 'Reoffending falls', 'The analysis was presented to managers, who were shown the live tracker. Monitoring is scheduled.'),
            a('7', 'Review the use of behaviour orders so that young people are not drawn in needlessly and the service is consulted first', 'Head of Community Service', 'Aug 16', 'amber', 'Fewer orders are breached', 'A protocol between service, police and community safety is agreed and watched.'),
          ],
        },
        {
          ref: '2',
          title: 'Risk to others and safeguarding needs are recognised and managed, so that victims and young people are protected',
          champion: 'National Probation Service lead',
          actions: [
            a('1', 'Supervise every caseworker at least monthly, discussing all cases, and manage cases to national standards', 'Team Managers and Quality Manager', 'June 16', 'amber', 'Supervision is good every time and recorded on the case system; casework improves', 'Supervision is regular, and deputies’ time has been freed to oversee cases. Sessions on consistency and recording are under way.'),
            a('2', 'Report every two weeks on compliance with national standards and recording', 'Quality Manager', 'June 16', 'amber', 'Compliance rises once the new assessment system has settled', 'A weekly recording day helps. The figures looked at should be more useful ones.'),
            a('3', 'Simplify the panels so that it is clear who oversees the highest risks and every partner contributes; strengthen the multi-agency risk panel', 'Quality Manager', 'June 16', 'green', 'Fewer meetings, better joint management of the highest risks', 'Panels were reviewed and reduced, and the risk panel concentrates on harm. The Service Manager will review its effect.', { evidence: [checked('Revised terms of reference', '2016-06-15')] }),
            a('4', 'Review quality assurance so that it looks first at risk of harm and safeguarding', 'Quality Manager', 'August 16', 'amber', 'Cases with risk of harm or safeguarding needs are managed better', 'Oversight training and practice sessions are held, above all on gangs. Policies are being renewed. First audits suggest that risk is overestimated.'),
            a('5', 'Agree with children’s social care how safeguarding needs are met for young people known to the service', 'Operations Manager', 'Oct 16', 'amber', 'Closer joint work and better safeguarding outcomes', 'The protocol is being renewed; the Service Manager is the single contact.'),
            a('6', 'Put the protocol on gangs and serious violence into practice, with exploitation, harmful sexual behaviour and extremism', 'Head of Service', 'Oct 16', 'amber', 'Records show the right referrals', 'The same protocol is being renewed; the Service Manager is the single contact.'),
            a('7', 'Protect the welfare of young people entering custody by giving the placement service all that it needs', 'Head of Service', 'Oct 16', 'green', 'Required documents are sent in every case', 'Since {2016-04} everything has been sent in every case, and a system keeps it so.', { evidence: [checked('Custody document log', '2016-09-01')] }),
            a('8', 'Have a sound exit plan for each young person whose order ends', 'Operations Manager', 'Oct 16', 'red', 'An exit plan in every case', 'A process for closing cases is in draft.'),
          ],
        },
        {
          ref: '3',
          title: 'Staff have the training, support and resources for the complex cases that they hold',
          champion: 'Two members of the Board',
          actions: [
            a('1', 'Choose a new name and vision with staff of every grade', 'Head of Service', 'July 16', 'amber', 'A name and a vision that all staff share', 'Proposals went to the Board. Some youth service staff would keep the present name, which the public knows.'),
            a('2', 'Give every member of staff goals that serve the youth justice plan, the improvement work and the corporate plan', 'Head of Service', 'June 16', 'green', 'Staff see how their work serves the whole', 'Goals are set at every grade and serve those of the service.', { evidence: [checked('Sample of appraisal goals', '2016-06-30')] }),
            a('3', 'Keep staff informed through team meetings, newsletters, briefings and meetings with the unions', 'Head of Service', 'Oct 16', 'green', 'Staff know the direction, the priorities and each other’s work', 'A whole-team day, team events and newsletters have taken place and go on.'),
            a('4', 'Induct, train, supervise and develop volunteers and sessional workers', 'Head of Service', 'Oct 16', 'amber', 'They feel supported and can progress', 'The protocol for sessional staff is in draft. Volunteers are very well supported.'),
            a('5', 'Review what each manager is responsible for and build one leadership team', 'Head of Service', 'Aug 16', 'amber', 'Managers know their parts and work to shared targets', 'Managers feel closer than before. With the Service Manager in post, roles will be settled.'),
            a('6', 'Make the service work as one:\n• whole-team meetings and days, with follow-up\n• structures across teams\n• seating that brings people together', 'Head of Service', 'July 16', 'green', 'Staff of all grades feel that the service works as one', 'Much has improved and morale is high. An anonymous survey will show where to go next.', { evidence: [unchecked('Notes of the whole-team day', '2016-07-08')] }),
            a('7', 'Review court work for quality:\n• lead roles, with basic skills for everybody\n• a procedure for Crown Court and other areas’ cases\n• court and magistrates invited to the Board', 'Team Manager', 'July 16', 'amber', 'Courts are served excellently, and staff are trained for it', 'A lead court team has begun. The senior magistrate will join the Board. Breakfast briefings for magistrates are planned.'),
            a('8', 'Review intensive supervision so that it meets guidance and keeps custody to what is needed', 'Team Manager', 'July 16', 'amber', 'Intensive supervision is of high quality and custody falls', 'A proposal goes to the {2016-09} Board.'),
            a('9', 'Adopt core programmes that suit the ages, offences and risks of the borough, and record offence-focused work with every young person', 'Quality Manager', 'Aug 16', 'amber', 'Every young person does offence-focused work; reoffending falls', 'Practitioners have reviewed and chosen programmes on a strengths-based and restorative footing. They must now become everyday practice.'),
            a('10', 'Use a case weighting tool to keep workloads fair', 'Head of Service', 'April 16', 'green', 'Workloads are fair and manageable', 'Used every week to allocate cases and watch workloads.', { evidence: [checked('Case weighting report', '2016-08-05')] }),
            a('11', 'Review duty work: drop what is not needed and do well what is', 'Head of Service', 'July 16', 'green', 'Duty is lighter and information passes better', 'Reviewed; needless tasks have been moved or dropped.'),
            a('12', 'Offer staff therapeutic or pastoral support with complex, high-risk cases', 'Head of Service', 'June 16', 'green', 'Staff feel more confident and less anxious', 'Five trial sessions were held and liked by several. The mental health worker is finding out what is needed next.'),
            a('13', 'Let staff of every grade become champions and lead in what interests them', 'Head of Service', 'July 16', 'green', 'Staff lead projects and improve the service', 'Many have volunteered to support the improvement work.'),
            a('14', 'Hold open sessions with the Head of Service where staff raise ideas and concerns, and tell them what came of it', 'Head of Service', 'May 16', 'green', 'Staff can speak to the Head of Service and see that it leads to something', 'Well attended, held monthly; what is raised is dealt with.', { evidence: [checked('Record of matters raised and answered', '2016-09-02')] }),
          ],
        },
      ],
    },
  ],
};
