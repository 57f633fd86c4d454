// Tables of cases: headers, titles, labelled lines, ratings, keys, references.
import { describe, expect, test } from '@jest/globals';
import { fieldOfHeader } from './header-words.ts';
import { keyOfText, statusColours } from './key.ts';
import { readAnnotations } from './labelled-lines.ts';
import { isComment } from './raw-action.ts';
import { readRating, usualStatusColours } from './ratings.ts';
import { readTitle } from './titles.ts';
import { cleanRef, looksLikeRef, splitLeadingRef } from './wording.ts';

describe('headers', () => {
  test.each<[string, string[]]>([
    ['ref', ['No.', 'N°', 'Ref', 'Action No.', '#', 'Item', 'Reference number', 'Rhif']],
    ['action', ['Action', 'Actions required', 'What we want to do', 'What we will do', 'What', 'Agreed action', 'Key actions', 'Action to be taken', 'Cam gweithredu', 'Milestones/Actions']],
    ['approach', ['How', 'How we intend to achieve it', 'Key tasks', 'Milestones', 'Method']],
    ['owner', ['By whom', 'By Whom?', 'Who', 'Who will lead on it', 'Lead officer / agency', 'Owner(s)', 'Responsible Officer(s)', 'Person responsible', 'Lead', 'Action owner', 'Accountable lead', 'Lead (who)', 'SRO', 'Swyddog arweiniol']],
    ['timescale', ['By when', 'By When?', 'When', 'Timescale', 'Time scales', 'Timescale (by when)', 'Deadline', 'Due date', 'Planned completion date', 'Target date', 'Completion date', 'Date', 'Timeframe', 'Revised date', 'Completion', 'Finish by', 'Erbyn pryd']],
    ['rating', ['RAG', 'RAG rating', 'RAG status', 'BRAG', 'R/A/G', 'RAG (Sept 16)', 'Current RAG', 'Rating', 'Traffic light', 'Statws CAG']],
    ['ratingAndProgress', ['RAG / Comment on current position', 'RAG and progress update', 'RAG rating & comments', 'Status and comments']],
    ['status', ['Status', 'Current status', 'Date completed', 'Done? (Y/N)', 'Completed', 'Actual completion date']],
    ['success', ['What success will look like', 'Success measure', 'Success criteria', 'Outcomes/Impact', 'Outcome', 'Intended impact', 'How will we know?', 'How will we measure success', 'Impact/Evidence', 'What will be different', 'How we will know it has made a difference', 'Sut byddwn yn gwybod?']],
    ['progress', ['Progress', 'Progress Sept 16', 'Progress update (January 2017)', 'Comments', 'Current position', 'Actions taken to date', 'Progress against agreed action and impact', 'Update', 'Sept 16', 'Feb-24', 'Where are we now?', 'What progress have we made?', 'Cynnydd']],
    ['area', ['Area requiring improvement', 'Area for improvement', 'Domain', 'Key finding', 'What needs to improve', 'Issue', 'Issue identified by inspectors', 'Priority area', 'What the inspectors said']],
    ['objective', ['Objective', 'Priority', 'Strategic objective', 'What do we want to achieve', 'Aim', 'Amcan']],
    ['recommendation', ['Recommendation', 'HMIP recommendation', 'Inspection recommendations']],
    ['linkedRecommendations', ['Linked recommendations', 'Linked HMIP Recommendations', 'Rec no.', 'Recommendation number']],
    ['linkedIndicators', ['Linked indicators', 'Linked Performance Indicators', 'KPIs']],
    ['theme', ['Theme', 'Category']],
  ])('%s', (field, headers) => {
    expect(headers.map((header) => [header, fieldOfHeader(header)])).toEqual(headers.map((header) => [header, field]));
  });

  test('are not sentences, numbers or what stands in rows', () => {
    for (const text of ['', '1', 'Head of Service', 'Secure representation and attendance from the education service.', 'Achieved', 'June 2016 and then reviewed', 'Budget', 'x'.repeat(130)]) expect([text, fieldOfHeader(text) === 'action']).toEqual([text, false]);
  });
});

test.each([
  ['Objective 1 – By April 2014, to lead', 'objective', '1', 'By April 2014, to lead'],
  ['Objective 1.2: Lead', 'objective', '1.2', 'Lead'],
  ['OBJECTIVE 3 Lead well', 'objective', '3', 'Lead well'],
  ['Priority A - Lead', 'objective', 'A', 'Lead'],
  ['Objective: lead', 'objective', null, 'lead'],
  ['Objectives of this plan', 'plain', null, 'Objectives of this plan'],
  ['Area requiring improvement 2: Staff', 'objective', '2', 'Staff'],
  ['Part A: Board', 'section', 'Part A', 'Board'],
  ['PART B – Team plan', 'section', 'PART B', 'Team plan'],
  ['Domain 1', 'section', 'Domain 1', 'Domain 1'],
  ['Standard 2 - At court (continued)', 'section', 'Standard 2', 'At court'],
  ['Part of the plan concerns staff', 'plain', null, 'Part of the plan concerns staff'],
  ['Area a child lives in', 'plain', null, 'Area a child lives in'],
  ['Recommendation: Write', 'recommendation', null, 'Write'],
  ['Recommendation 4: Write', 'recommendation', '4', 'Write'],
  ['Recommendations', 'recommendationList', null, 'Recommendations'],
  ['2. Staffing', 'plain', '2', 'Staffing'],
  ['Amcan 2: Staff', 'objective', '2', 'Staff'],
])('the title %j', (text, kind, ref, title) => {
  expect(readTitle(text)).toMatchObject({ kind, ref, title });
});

test('labelled lines, one or several', () => {
  expect(readAnnotations('Board Champion: Chief Nurse')).toEqual({ champion: 'Chief Nurse' });
  expect(readAnnotations('Linked HMIP Recommendations: 5 & 12  Linked Performance Indicators: A5, B1-21  Board Champion: Chief Nurse')).toEqual({ linkedRecommendations: '5 & 12', linkedIndicators: 'A5, B1-21', champion: 'Chief Nurse' });
  expect(readAnnotations('Linked to recommendations: 1, 2\nTarget date: May 2016')).toEqual({ linkedRecommendations: '1, 2', targetDate: 'May 2016' });
  expect(readAnnotations('The lead: nobody')).toBeNull();
});

describe('ratings', () => {
  const evidence = { text: '', shade: null, ink: null, status: '', achieved: false, progress: '' };
  const of = (more: Partial<Parameters<typeof readRating>[0]>) => {
    const { rating, doubt } = readRating({ ...evidence, ...more }, usualStatusColours);
    return [rating && `${rating.code}/${rating.source}`, doubt];
  };
  test.each<[Partial<Parameters<typeof readRating>[0]>, string | null, string | null]>([
    [{ text: 'GREEN. Relevant links' }, 'green/text', null],
    [{ text: 'AMBER- evidence of work' }, 'amber/text', null],
    [{ text: '(A)' }, 'amber/text', null],
    [{ text: '● Green' }, 'green/text', null],
    [{ text: '3 - Red' }, 'red/text', null],
    [{ text: 'Complete (Blue)' }, 'blue/text', null],
    [{ text: '🟢' }, 'green/text', null],
    [{ text: 'Not progressed' }, 'red/status', null],
    [{ text: 'g' }, 'green/text', null],
    [{ text: 'RAG: Red' }, 'red/text', null],
    [{ text: 'R - late' }, 'red/text', null],
    [{ text: 'Yellow' }, 'amber/text', null],
    [{ text: 'Greenwich group meets' }, null, 'unclear'],
    [{ text: 'A review was held' }, null, 'unclear'],
    [{ text: 'R/A' }, null, 'two'],
    [{ text: 'Amber to Green', shade: 'green' }, 'green/shading', 'two'],
    [{ text: 'Red', shade: 'green' }, 'red/text', 'conflict'],
    [{ shade: 'blue' }, 'blue/shading', null],
    [{ text: '●', ink: 'red' }, 'red/shading', null],
    [{ text: 'Completed', ink: 'red' }, 'green/status', null],
    [{ text: 'Not complete' }, 'red/status', null],
    [{ status: 'In progress' }, 'amber/status', null],
    [{ status: 'On track' }, 'green/status', null],
    [{ status: 'Not started' }, 'blue/status', null],
    [{ status: 'Delayed' }, 'red/status', null],
    [{ status: '12/05/2016' }, 'green/status', null],
    [{ achieved: true }, 'green/status', null],
    [{ progress: 'Completed. New post.' }, 'green/status', null],
    [{ progress: 'Completed audits show more is needed' }, null, null],
    [{}, null, null],
    [{ text: 'N/A' }, null, null],
  ])('%j', (more, rating, doubt) => {
    expect(of(more)).toEqual([rating, doubt]);
  });

  test('a status has the colour that the printed key gives it', () => {
    const key = keyOfText('Key: BLUE – completed; GREEN – on track; AMBER – at risk; RED – off track', false);
    expect(key).toEqual([{ code: 'blue', meaning: 'completed' }, { code: 'green', meaning: 'on track' }, { code: 'amber', meaning: 'at risk' }, { code: 'red', meaning: 'off track' }]);
    expect(readRating({ ...evidence, status: 'Complete' }, statusColours(key)).rating).toEqual({ code: 'blue', source: 'status' });
    const delivery = keyOfText('GREEN = Action completed, AMBER = Action ongoing, RED = behind schedule, BLUE = Not due yet', false);
    expect(statusColours(delivery)).toMatchObject({ complete: 'green', inProgress: 'amber', offTrack: 'red', notStarted: 'blue', onTrack: 'amber' });
    expect(keyOfText('The green paper: a summary', false)).toEqual([]);
  });

  test('a comment beside the word is told from the word', () => {
    expect(['Green', 'R/A', 'Green - complete', 'Amber (in progress)', 'On track'].map(isComment)).toEqual([false, false, false, false, false]);
    expect(['AMBER Now due in March', 'GREEN. Agreed by all', 'No progress because the post is vacant'].map(isComment)).toEqual([true, true, true]);
  });
});

test('references lose their decoration', () => {
  expect(['1.', '1.3.12', 'YOS 1', '(2b)', '1.1 & 1.2', 'Action 3', 'A1.', ''].map(cleanRef)).toEqual(['1', '1.3.12', 'YOS 1', '2b', '1.1, 1.2', '3', 'A1', null]);
  expect(['1.', '(2b)', 'YOS 12', 'iv', 'A'].every(looksLikeRef)).toBe(true);
  expect(['Do it', '12 weeks', 'Leadership and governance'].some(looksLikeRef)).toBe(false);
  expect(splitLeadingRef('1.2 Review')).toEqual({ ref: '1.2', rest: 'Review' });
  expect(splitLeadingRef('12 week programme')).toEqual({ ref: null, rest: '12 week programme' });
});
