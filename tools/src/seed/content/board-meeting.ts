/** A meeting of a demonstration board that was held and closed: made up, so that there is a paper to read and something to compare with. */
import type { MeetingToHold } from '@waymark/api';

export const meetingService = 'islington';
export const DAYS_SINCE_MEETING = 32;

export const boardMeeting: MeetingToHold = {
  title: 'Management board, October (demonstration)',
  attendance: { council: 'member', childrensServices: 'member', police: 'member', health: 'apologies', probation: 'deputy', education: 'absent', voluntary: 'member' },
  noted: 'The board asks for a date for every action that has none, and for evidence before an action is called complete.',
  returned: 'The date has passed. Say what is still to be done and by when, and add the evidence that there is.',
};
