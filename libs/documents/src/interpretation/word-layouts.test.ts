// Layouts of Word plans seen at councils, or likely at one, and how each must be read.
import { describe, expect, test } from '@jest/globals';
import { readPlan } from '../read-plan.ts';
import { codes, outline } from '../testing/outline.ts';
import { bold, docx, numbered, p, run, styled, tbl, tc, tr, type DocxParts } from '../testing/word.ts';

const title = bold('Improvement Plan 2016');
const header = tr('No.', 'Action', 'Lead', 'By when', 'RAG', 'Progress');
const action = (ref: string, text: string, owner = 'Head of Service', when = 'Sept 16', rating = 'Green', progress = ''): string => tr(ref, text, owner, when, rating, progress);
const band = (text: string): string => tr(tc(text, { span: 6 }));
const read = (body: string, parts: DocxParts = {}) => {
  const plan = readPlan(docx(body, parts), 'plan.docx');
  return { title: plan.title, lines: outline(plan), codes: codes(plan), plan };
};
const tail = '|  | Head of Service | Sept 16 | green/text';
const whole = '#  | Improvement Plan 2016';

describe('sections and objectives', () => {
  test('in bold paragraphs, with champion, recommendations and indicators beside the title', () => {
    const { title: name, lines } = read(
      bold('Anytown YOS Improvement Plan') + p('Part A: Board') + bold('Objective 1 – By March 2016, lead (Board Champion: Director of Housing)') +
        p('Linked HMIP Recommendations: 5 & 12   Linked Performance Indicators: A5, B1-3') + tbl(header, action('1.', 'Do a')) + bold('Objective 2: staff') + tbl(header, action('1.', 'Do b')),
    );
    expect(name).toBe('Anytown YOS Improvement Plan');
    expect(lines).toEqual(['# Part A | Board', '## 1 | By March 2016, lead | 2016-03-31 | Director of Housing | 5,12 | A5,B1,B2,B3', `- 1 | Do a ${tail}`, '## 2 | staff', `- 1 | Do b ${tail}`]);
  });

  test('in heading styles without labels: the first level is the section, the second the objective', () => {
    const { lines } = read(styled('Heading1', 'Leadership') + styled('Heading2', 'Members attend') + tbl(header, action('1', 'Do a')) + styled('Heading2', 'Data is used') + tbl(header, action('1', 'Do b')) + styled('Heading1', 'Casework') + styled('Heading2', 'Plans are good') + tbl(header, action('1', 'Do c')));
    expect(lines.filter((line) => line.startsWith('#'))).toEqual(['#  | Leadership', '##  | Members attend', '##  | Data is used', '#  | Casework', '##  | Plans are good']);
  });

  test('in one heading level below a title', () => {
    const { title: name, lines } = read(styled('Heading1', 'Anytown improvement plan') + p('Introduction.') + styled('Heading2', 'Leadership') + tbl(header, action('1', 'Do a')));
    expect(name).toBe('Anytown improvement plan');
    expect(lines.slice(0, 2)).toEqual(['#  | Leadership', '##  | Leadership']);
  });

  test('"Recommendation 1" as a heading, its text in the paragraph below', () => {
    const { lines, codes: found } = read(title + styled('Heading2', 'Recommendation 1') + p('The Board should hear from children.') + tbl(header, action('1', 'Do a')) + styled('Heading2', 'Objective 2') + p('Staff are supported.') + p('Introduction.') + tbl(header, action('1', 'Do b')));
    expect(lines.filter((line) => /^[#!]/.test(line)).slice(1)).toEqual(['! 1 | The Board should hear from children.', '## 1 | The Board should hear from children. |  |  | 1', '## 2 | Staff are supported.']);
    expect(found).toEqual(['textNotUsed']);
  });

  test('in two bold lines above each other', () => {
    const { lines } = read(title + bold('Leadership') + bold('The board leads') + tbl(header, action('1', 'Do a')) + bold('The board listens') + tbl(header, action('1', 'Do b')) + bold('Practice') + bold('Plans are good') + tbl(header, action('1', 'Do c')));
    expect(lines.filter((line) => line.startsWith('#'))).toEqual(['#  | Leadership', '##  | The board leads', '##  | The board listens', '#  | Practice', '##  | Plans are good']);
  });

  test('in merged rows of one table, with the header typed again', () => {
    const { lines } = read(title + tbl(band('Objective 1: Lead well'), header, action('1.1', 'Do a'), band('Objective 2: Staff well'), band('Board Champion: Chief Nurse'), header, action('2.1', 'Do b')));
    expect(lines).toEqual([whole, '## 1 | Lead well', `- 1.1 | Do a ${tail}`, '## 2 | Staff well |  | Chief Nurse', `- 2.1 | Do b ${tail}`]);
  });

  test('in merged rows of two kinds', () => {
    const { lines } = read(title + tbl(header, band('Domain 1: Organisation'), band('1.1 Governance'), action('a', 'Do a'), band('1.2 Staff'), action('b', 'Do b'), band('Domain 2: Court'), band('2.1 Assessment'), action('c', 'Do c')));
    expect(lines.filter((line) => line.startsWith('#'))).toEqual(['# Domain 1 | Organisation', '## 1.1 | Governance', '## 1.2 | Staff', '# Domain 2 | Court', '## 2.1 | Assessment']);
  });

  test('an area requiring improvement, merged downwards, is an objective', () => {
    const { lines } = read(
      title + tbl(tr('Area requiring improvement', 'Action required', 'Who will lead on it', 'Timescale', 'Outcomes/Impact', 'Progress'), tr(tc('1. Leadership', { merge: 'restart' }), 'Do a', 'HoS', 'Dec 15', 'Better', 'x'), tr(tc('', { merge: 'continue' }), 'Do b', 'HoS', 'Achieved', '', '')),
    );
    expect(lines).toEqual([whole, '## 1 | Leadership', '-  | Do a |  | HoS | Dec 15 |  | Better | x', '-  | Do b |  | HoS | Achieved | green/status']);
  });

  test('the number column beside the objective belongs to it', () => {
    const { lines } = read(
      title + tbl(tr('Ref', 'Objective', 'Ref', 'Action', 'Owner', 'Deadline', 'RAG'), tr(tc('1', { merge: 'restart' }), tc('Leadership', { merge: 'restart' }), '1.1', 'Do a', 'HoS', 'Dec 15', tc('', { fill: 'FFFF00' })), tr(tc('', { merge: 'continue' }), tc('', { merge: 'continue' }), '1.2', 'Do b', 'HoS', 'Dec 15', tc('', { fill: '92D050' }))),
    );
    expect(lines).toEqual([whole, '## 1 | Leadership', '- 1.1 | Do a |  | HoS | Dec 15 | amber/shading', '- 1.2 | Do b |  | HoS | Dec 15 | green/shading']);
  });

  test('recommendations as a list, as headings above tables, and below a sentence', () => {
    const list = read(title + styled('Heading1', 'Recommendations') + p('1. The board should lead.') + p('2. Staff should write.') + styled('Heading1', 'Action plan') + tbl(header, action('1', 'Do a')));
    expect(list.lines.slice(0, 4)).toEqual([whole, '! 1 | The board should lead.', '! 2 | Staff should write.', '##  | Improvement Plan 2016']);
    const headings = read(title + styled('Heading2', 'Recommendation 1: The board should lead.') + tbl(header, action('1', 'Do a')));
    expect(headings.lines.slice(0, 3)).toEqual([whole, '! 1 | The board should lead.', '## 1 | The board should lead. |  |  | 1']);
    const sentence = read(title + styled('Heading1', 'Part A: Board') + p('The inspection made these recommendations:') + numbered('The board should lead.', 1) + p('Objective 1: x') + tbl(header, action('1', 'Do a')), { lists: [[{ format: 'decimal', text: '%1.' }]] });
    expect(sentence.lines.slice(0, 3)).toEqual(['# Part A | Board', '! 1 | The board should lead.', '## 1 | x']);
  });
});

describe('rows', () => {
  test('a row cut by a page goes on, and is told', () => {
    const { lines, codes: found } = read(title + tbl(header, action('1', 'Do a and', 'HoS', 'June 16', 'Amber', 'First part'), tr('', 'then b', '', '', '', 'and the rest.'), header, action('2', 'Do c')));
    expect(lines.slice(2)).toEqual(['- 1 | Do a and then b |  | HoS | June 16 | amber/text |  | First part and the rest.', `- 2 | Do c ${tail}`]);
    expect(found).toEqual(['continuationJoined']);
  });

  test('sub-rows of a merged action are one action; a merged owner belongs to each action', () => {
    const steps = read(title + tbl(tr('Ref', 'Action', 'How we intend to achieve it', 'Owner', 'By when', 'RAG'), tr(tc('1', { merge: 'restart' }), tc('Do a', { merge: 'restart' }), 'Step one', 'A', 'June 16', 'Red'), tr(tc('', { merge: 'continue' }), tc('', { merge: 'continue' }), 'Step two', 'B', 'July 16', 'Red')));
    expect(steps.lines.at(-1)).toBe('- 1 | Do a | Step one⏎Step two | A⏎B | June 16⏎July 16 | red/text');
    const owner = read(title + tbl(header, tr('1', 'Do a', tc('HoS', { merge: 'restart' }), 'June 16', 'Red', ''), tr('2', 'Do b', tc('', { merge: 'continue' }), 'July 16', 'Red', '')));
    expect(owner.lines.slice(2)).toEqual(['- 1 | Do a |  | HoS | June 16 | red/text', '- 2 | Do b |  | HoS | July 16 | red/text']);
  });

  test('headers in two rows, without text, and cut otherwise than the rows below', () => {
    const two = read(title + tbl(tr(tc('No.', { merge: 'restart' }), tc('Action', { merge: 'restart' }), tc('Responsibility', { span: 2 }), tc('RAG', { merge: 'restart' })), tr(tc('', { merge: 'continue' }), tc('', { merge: 'continue' }), 'Lead', 'Support', tc('', { merge: 'continue' })), tr('1', 'Do a', 'HoS', 'QM', 'Amber')));
    expect(two.lines.at(-1)).toBe('- 1 | Do a |  | HoS⏎QM |  | amber/text');
    const blank = read(title + tbl(tr('', 'Action', 'Lead', 'By when', ''), tr('1', 'Do a', 'HoS', 'May 16', tc('', { fill: 'FF0000' }))));
    expect(blank.lines.at(-1)).toBe('- 1 | Do a |  | HoS | May 16 | red/shading');
    const cut = read(title + tbl(tr(tc('No.'), tc('Action', { span: 2 }), tc('Lead'), tc('By when', { span: 2 }), tc('RAG')), tr(tc('1', { span: 2 }), tc('Do a'), tc('HoS', { span: 2 }), tc('June 16'), tc('Red'))));
    expect(cut.lines.at(-1)).toBe('- 1 | Do a |  | HoS | June 16 | red/text');
  });

  test('a table without a header goes on with the columns before it', () => {
    const { lines, codes: found } = read(title + p('Objective 1: x') + tbl(header, action('1', 'Do a')) + p('Objective 2: y') + tbl(action('1', 'Do b'), action('2', 'Do c')));
    expect(lines.slice(3)).toEqual(['## 2 | y', `- 1 | Do b ${tail}`, `- 2 | Do c ${tail}`]);
    expect(found).toEqual(['headerAssumed']);
  });

  test('a form for each action, and a plan inside a frame', () => {
    const form = (text: string, when: string): string => tbl(tr('Action', text), tr('Lead officer', 'HoS'), tr('By when', when), tr('RAG', 'Green'), tr('Progress', 'fine'));
    expect(read(title + p('Objective 1: x') + form('Do a', 'June 16') + form('Do b', 'July 16')).lines).toEqual([whole, '## 1 | x', '-  | Do a |  | HoS | June 16 | green/text |  | fine', '-  | Do b |  | HoS | July 16 | green/text |  | fine']);
    expect(read(title + tbl(tr(tc(p('Objective 1: x') + tbl(header, action('1', 'Do a')) + p(''))))).lines).toEqual([whole, '## 1 | x', `- 1 | Do a ${tail}`]);
  });

  test('numbers that Word makes are references and labels', () => {
    const lists = [[{ format: 'decimal', text: 'Objective %1:' }, { format: 'decimal', text: '%1.%2' }]];
    const heading = numbered('Lead well', 1).replace('<w:pPr>', '<w:pPr><w:pStyle w:val="Heading1"/>');
    const { lines } = read(title + heading + tbl(tr('Action', 'Who', 'When', 'Status'), tr(tc(numbered('Do a', 1, 1)), 'HoS', 'June 16', 'Completed'), tr(tc(numbered('Do b', 1, 1)), 'HoS', 'June 16', 'In progress')), { lists });
    expect(lines).toEqual([whole, '## 1 | Lead well', '- 1.1 | Do a |  | HoS | June 16 | green/status', '- 1.2 | Do b |  | HoS | June 16 | amber/status']);
    expect(read(title + tbl(header, tr(tc(numbered('', 1)), 'Do a', 'HoS', 'June 16', 'Red', ''))  , { lists: [[{ format: 'lowerLetter', text: '(%1)' }]] }).lines.at(-1)).toBe('- a | Do a |  | HoS | June 16 | red/text');
  });

  test('Welsh headers and colours', () => {
    const { lines } = read(bold('Cynllun Gwella 2025') + p('Amcan 1: Arwain yn dda') + tbl(tr('Rhif', 'Cam gweithredu', 'Pwy', 'Erbyn pryd', 'CAG', 'Cynnydd'), tr('1', 'Gwneud', 'Rheolwr', 'Medi 2025', 'Gwyrdd', 'da')));
    expect(lines).toEqual(['#  | Cynllun Gwella 2025', '## 1 | Arwain yn dda', '- 1 | Gwneud |  | Rheolwr | Medi 2025 | green/text |  | da']);
  });
});

describe('what stands in cells', () => {
  test('insertions, links, controls, symbols and breaks are kept; deletions and placeholders are not', () => {
    const texts = `${run('Do ')}<w:ins><w:r><w:t>new </w:t></w:r></w:ins><w:del><w:r><w:delText>old </w:delText></w:r></w:del><w:hyperlink r:id="x"><w:r><w:t>link</w:t></w:r></w:hyperlink><w:r><w:footnoteReference w:id="1"/></w:r>`;
    const control = '<w:sdt><w:sdtPr><w:dropDownList/></w:sdtPr><w:sdtContent><w:tc><w:tcPr/><w:p><w:r><w:t>Chair</w:t></w:r></w:p></w:tc></w:sdtContent></w:sdt>';
    const placeholder = '<w:p><w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent><w:r><w:t>Choose a date.</w:t></w:r></w:sdtContent></w:sdt></w:p>';
    const deletedRow = tr('<w:trPr><w:del w:id="1"/></w:trPr>', '2', 'Gone', '', '', '', '');
    const box = '<mc:AlternateContent><mc:Choice><w:drawing><wps:txbx><w:txbxContent>BOX</w:txbxContent></wps:txbx></w:drawing></mc:Choice><mc:Fallback><w:pict><v:textbox><w:txbxContent>BOX</w:txbxContent></v:textbox></w:pict></mc:Fallback></mc:AlternateContent>'.replaceAll('BOX', p('Boxed note'));
    const { lines, codes: found, plan } = read(
      title + tbl(header, tr('1', tc(p(texts)), control, tc(placeholder), tc(p(run('●', '<w:color w:val="FF0000"/>'))), tc(p(`<w:r><w:sym w:font="Wingdings" w:char="F0FC"/></w:r>${run(' done\tnow\nthen')}`))), deletedRow) + p(box),
      { footnotes: ['Subject to funding.'], footer: 'Key: RED: late; GREEN: complete' },
    );
    expect(lines.slice(2)).toEqual(['- 1 | Do new link |  | Chair |  | red/shading |  | ✓ done\tnow⏎then']);
    expect(found).toEqual(['deletedTextDropped', 'footnotesMoved', 'headerFooterLeftOut', 'textNotUsed']);
    expect(plan.findings.find((finding) => finding.code === 'textNotUsed')?.message).toContain('Boxed note [1] Subject to funding.');
    expect(plan.ratingKey).toEqual([{ code: 'red', meaning: 'late' }, { code: 'green', meaning: 'complete' }]);
  });

  test('shading by theme colour and tint, by highlight, against the text', () => {
    const theme = tc('', { shd: '<w:shd w:val="clear" w:color="auto" w:fill="auto" w:themeFill="accent6" w:themeFillTint="99"/>' });
    const { lines, codes: found } = read(title + tbl(header, tr('1', 'a', 'x', 'May 16', theme, ''), tr('2', 'b', 'x', 'May 16', tc(p(run('  ', '') + run('due', '<w:highlight w:val="yellow"/>'))), ''), tr('3', 'c', 'x', 'May 16', tc('Red', { fill: '00B050' }), '')), { theme: { accent6: '70AD47' } });
    expect(lines.slice(2).map((line) => line.split(' | ')[5])).toEqual(['green/shading', 'amber/shading', 'red/text']);
    expect(found).toEqual(['ratingConflict']);
  });

  test('other tables and data about children are told', () => {
    const { codes: found, lines } = read(title + tbl(tr('Objective', 'Red', 'Amber', 'Green', 'Total'), tr('1', '0', '1', '2', '3')) + tbl(header, action('1', 'Review child DOB 12/03/2005'), action('2', 'NHS 943 476 5919'), action('3', 'Call 020 7946 0018'), action('4', 'Speak with the young person called Rowan')));
    expect(lines).toHaveLength(6);
    expect(found).toEqual(['tableSkipped', 'childDataSuspected', 'childDataSuspected', 'childDataSuspected']);
  });
});
