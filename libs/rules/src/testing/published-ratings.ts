// What two published plans say under "By when" and as their rating, in plan order: nothing else of them is kept here.
// Sources: Islington YOS improvement plan, September 2016; Portsmouth YOT improvement plan Part A, March 2015.

export type PublishedAction = readonly [byWhen: string, rating: 'red' | 'amber' | 'green'];

export const islington2016: readonly PublishedAction[] = [
  ['Dec 15', 'green'], ['Apr 16', 'green'], ['July 16', 'green'], ['July 16', 'amber'], ['July 16', 'amber'], ['Sept 16', 'amber'],
  ['June 16', 'amber'], ['Nov 16', 'amber'], ['June 16', 'amber'], ['Sept 16', 'green'], ['August 16', 'green'], ['May 16', 'green'],
  ['May 16', 'red'], ['April 17', 'amber'], ['October 16', 'red'], ['Sept 16', 'amber'], ['Nov 16', 'amber'], ['Aug 16', 'amber'],
  ['Aug 16', 'green'], ['Nov 16', 'amber'], ['June 16', 'green'], ['June 16', 'amber'], ['June 16', 'amber'], ['August 16', 'red'],
  ['August 16', 'amber'], ['August 16', 'amber'], ['Nov 16', 'amber'], ['Aug 16', 'amber'], ['June 16', 'amber'], ['June 16', 'amber'],
  ['June 16', 'green'], ['August 16', 'amber'], ['Oct 16', 'amber'], ['Oct 16', 'amber'], ['Oct 16', 'green'], ['Oct 16', 'red'],
  ['July 16', 'amber'], ['June 16', 'green'], ['Oct 16', 'green'], ['Oct 16', 'amber'], ['Aug 16', 'amber'], ['July 16', 'green'],
  ['July 16', 'amber'], ['July 16', 'amber'], ['Aug 16', 'amber'], ['April 16', 'green'], ['July 16', 'green'], ['June 16', 'green'],
  ['July 16', 'green'], ['May 16', 'green'],
];

export const portsmouth2015: readonly PublishedAction[] = [
  ['Achieved', 'green'], ['Achieved', 'green'], ['Achieved', 'green'], ['Achieved', 'green'], ['Achieved', 'green'], ['Achieved', 'green'],
  ['Achieved', 'green'], ['Achieved', 'green'], ['Oct 2014', 'amber'], ['Achieved', 'green'], ['Achieved', 'green'], ['Achieved', 'green'],
  ['Achieved', 'green'], ['May 2014', 'amber'], ['Achieved', 'green'], ['May 2015', 'green'], ['Achieved', 'green'], ['Achieved', 'green'],
  ['Achieved', 'green'], ['Achieved', 'green'], ['Achieved', 'green'], ['Mar 2015', 'green'], ['Achieved', 'green'], ['Achieved', 'green'],
  ['Achieved', 'green'], ['Achieved', 'green'], ['Achieved', 'green'], ['Achieved', 'green'],
];
