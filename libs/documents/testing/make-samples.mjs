/**
 * Lays the sample plans out as councils do: `node libs/documents/testing/make-samples.mjs` writes the
 * documents from the content of samples/*.truth.json; `--check` only compares. The services are
 * invented; the traps are real (see README.md beside this file).
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { strToU8 } from 'fflate';
import { packWorkbook } from './excel-package.mjs';
import { cell, cutRun, deleted, inserted, link, packDocument, paragraph, picked, row, run, table, words } from './word-package.mjs';

const folder = new URL('./samples/', import.meta.url);
const truth = (name) => JSON.parse(readFileSync(new URL(`${name}.truth.json`, folder), 'utf8'));
const capital = (code) => code[0].toUpperCase() + code.slice(1);
const wordFill = { green: '00B050', amber: 'FFC000', red: 'FF0000', blue: '00B0F0' };

/** Word, heading styles, a table below each objective; numbering, tracked changes, content controls. */
function headingsAndTables() {
  const plan = truth('headings-and-tables');
  const widths = [700, 2600, 2600, 1700, 1000, 2400, 1000, 3000];
  const headings = ['No.', 'What we want to do', 'How we intend to achieve it', 'Who will lead on it', 'By when', 'What success will look like', 'RAG', 'Progress Nov 25'];
  const header = (again) => row(headings.map((text, at) => cell(text, { width: widths[at], fill: 'D9E2F3', bold: true })), { header: !again });
  const asTyped = {
    '1.1': { progress: { xml: paragraph(run('The ') + link('new report') + run(' was used at the September and October meetings. Members asked for the summary to name the decision needed.')) } },
    '1.5': { success: { xml: paragraph(run('Attendance of senior partners above ') + deleted('80%') + inserted('85%') + run(' for four quarters')) } },
    '2.3': { when: { xml: paragraph(picked('Feb 26')) } },
    '2.4': { owner: { boxed: true } },
  };
  const actionRows = (action, key, numbered) => {
    const typed = asTyped[key] ?? {};
    const progress = action.progress ?? '';
    // A row broken by hand at the foot of a page: the rest of the note stands alone.
    const cut = key === '3.4' ? progress.indexOf('Themes:') : -1;
    const cells = [
      cell(action.ref, { width: widths[0], ...(numbered ? { xml: words('', { style: 'ListParagraph', numbering: numbered }) } : {}) }),
      cell(action.description, { width: widths[1], ...(key === '1.3' ? { xml: paragraph(cutRun(action.description, 17)) } : {}) }),
      cell(action.approach ?? '', { width: widths[2], ...(key === '3.3' ? { xml: paragraph(run(action.approach)) } : {}) }),
      cell(action.ownerText, { width: widths[3], ...typed.owner }),
      cell(key === '3.1' ? action.timescale.sourceText.replace(' ', '\u00a0') : action.timescale.sourceText, { width: widths[4], ...typed.when }),
      cell(action.successMeasure, { width: widths[5], ...typed.success }),
      cell(capital(action.statedRating.code), { width: widths[6], fill: wordFill[action.statedRating.code] }),
      cell(cut < 0 ? progress : progress.slice(0, cut).trim(), { width: widths[7], ...typed.progress }),
    ];
    const rest = cut < 0 ? [] : [row(widths.map((width, at) => cell(at === 7 ? progress.slice(cut) : '', { width })))];
    return [row(cells), ...rest];
  };
  const body = [
    words(plan.title, { style: 'Title' }),
    words('Position at November 2025, for the Management Board'),
    paragraph(run('Key to RAG ratings', '<w:b/>')),
    table([1500, 6000], [row([cell('Rating', { bold: true }), cell('What it means', { bold: true })], { header: true }), ...plan.ratingKey.map((rating) => row([cell(capital(rating.code), { fill: wordFill[rating.code] }), cell(rating.meaning)]))]),
  ];
  plan.sections.forEach((section, part) => {
    body.push(words(`${section.ref}: ${section.title}`, { style: 'Heading1' }), words('The inspection made these recommendations:'));
    for (const recommendation of section.recommendations) body.push(words(`Recommendation ${recommendation.ref}: ${recommendation.text}`, { style: 'ListParagraph' }));
    section.objectives.forEach((objective, index) => {
      body.push(words(`Objective ${objective.ref}: ${objective.title}`, { style: 'Heading2' }));
      if (objective.champion) body.push(words(`Board Champion: ${objective.champion}`));
      body.push(words(`Linked HMIP Recommendations: ${objective.linkedRecommendations.join(' & ')}`));
      const indicators = { 1: 'A1, A3 - A6', 2: 'All', 3: 'B1-4', 4: 'B7 & B8' }[objective.ref];
      body.push(words(`Linked Performance Indicators: ${indicators}`));
      const rows = objective.actions.flatMap((action, at) => [
        ...(objective.ref === '2' && at === 2 ? [header(true)] : []),
        ...actionRows(action, part === 0 ? action.ref : `${objective.ref}.${action.ref}`, part === 0 ? undefined : index + 1),
      ]);
      body.push(table(widths, [header(false), ...rows]), words(''));
    });
  });
  return packDocument({ title: plan.title, body: body.join('') });
}

/** Word, one table: areas merged down the first column, ratings by shading and by nothing else. */
function mergedAndShaded() {
  const plan = truth('merged-and-shaded');
  const widths = [2600, 700, 3400, 2200, 1500, 800, 3600];
  const headings = ['Area requiring improvement', 'Ref', 'Action required', 'Lead officer / agency', 'Timescale', 'RAG', 'Progress against agreed action and impact'];
  const shades = { green: ['00B050', '92D050'], amber: ['FFC000', 'F7A33C'], red: ['FF0000', 'C00000'] };
  let shaded = 0;
  const rating = (stated) => {
    if (stated?.source !== 'shading') return { fill: 'auto' };
    shaded += 1;
    return stated.code === 'green' && shaded === 1 ? { fill: '70AD47', themeFill: 'accent6' } : { fill: shades[stated.code][shaded % 2] };
  };
  const rows = plan.sections[0].objectives.flatMap((objective) =>
    objective.actions.map((action, index) =>
      row([
        cell(index === 0 ? `${objective.ref}. ${objective.title}` : '', { width: widths[0], merge: index === 0 ? 'restart' : 'continue', fill: 'DEEAF6' }),
        cell(action.ref, { width: widths[1] }),
        cell(action.description, { width: widths[2] }),
        cell(action.ownerText, { width: widths[3] }),
        cell(action.timescale.sourceText, { width: widths[4] }),
        cell('', { width: widths[5], ...rating(action.statedRating) }),
        cell(action.progress ?? '', { width: widths[6] }),
      ]),
    ),
  );
  const body = [
    paragraph(run(plan.title, '<w:b/><w:sz w:val="32"/>'), { centred: true }),
    words('This plan answers the four areas that inspectors asked us to improve. It is reviewed by the Management Board every six weeks.'),
    table(widths, [
      row([cell('Inspection of June 2025: what we will do', { span: 7, fill: '1F3864', bold: true })]),
      row(headings.map((text, at) => cell(text, { width: widths[at], fill: '2F5496', bold: true })), { header: true }),
      ...rows,
    ]),
    words('Next review: December 2025.'),
  ];
  return packDocument({ title: plan.title, body: body.join('') });
}

/** Excel, a sheet for each part; title rows, merged objective rows, date cells, fills, a Key sheet. */
function severalSheets() {
  const plan = truth('several-sheets');
  const headings = ['Ref', 'Action', 'Owner', 'Planned completion date', 'RAG', 'Outcomes/Impact', 'Progress update'];
  const names = ['A Leadership', 'B Children', 'C Victims'];
  const when = ({ precision, sourceText, due }) => {
    if (precision === 'day') return { date: due, format: 'day' };
    // Excel turns a typed "Mar-26" into 1 March 2026 and shows "Mar-26".
    return precision === 'month' ? { date: `${due.slice(0, 8)}01`, format: 'month' } : sourceText;
  };
  const stated = (value, byShade) => (value === null ? { fill: 'none' } : byShade ? { fill: `theme${capital(value.code)}` } : { text: capital(value.code), fill: value.code });
  const parts = plan.sections.map((section, at) => {
    const rows = [[plan.title], [`${section.ref}: ${section.title}`], [], headings.map((text) => ({ text, fill: 'heading' }))];
    const merges = ['A1:G1', 'A2:G2'];
    for (const objective of section.objectives) {
      rows.push([{ text: `Objective ${objective.ref}: ${objective.title}`, fill: 'objective' }]);
      merges.push(`A${rows.length}:G${rows.length}`);
      for (const action of objective.actions) {
        const progress = action.ref === 'C2.1' ? { formula: '"Two places found: "&"a canal towpath and a community kitchen."', text: action.progress } : action.ref === 'A1.2' ? { rich: ['Held on 14 October; ', 'priorities minuted.'] } : action.progress;
        rows.push([at === 1 ? { number: Number(action.ref) } : action.ref, action.description, action.ownerText, when(action.timescale), stated(action.statedRating, at === 1), action.successMeasure, progress]);
      }
    }
    return { name: names[at], rows, merges, widths: [8, 50, 28, 16, 10, 36, 50], frozen: 4 };
  });
  const key = [['Key to ratings'], [], ...plan.ratingKey.map((rating) => [{ text: capital(rating.code), fill: rating.code }, rating.meaning])];
  const cover = [[plan.title], [], ['Approved by the joint Board', { date: '2025-07-10', format: 'day' }], ['Version', { number: 1.3 }], ['Next update', { date: '2025-12-01', format: 'month' }]];
  return packWorkbook({
    title: plan.title,
    sheets: [{ name: 'Cover', rows: cover, widths: [60, 14] }, ...parts, { name: 'Key', rows: key, widths: [12, 60] }, { name: 'Lists', hidden: true, rows: [['Blue'], ['Green'], ['Amber'], ['Red']] }],
  });
}

/** CSV as a spreadsheet saves it: byte order mark, CRLF between records, line feeds inside quotes. */
function flat() {
  const plan = truth('flat');
  const quote = (value) => (/[",\n]/.test(value) ? `"${value.replaceAll('"', '""')}"` : value);
  const records = [[plan.title, '', '', '', '', ''], ['', '', '', '', '', ''], ['Recommendation', 'Action', 'Lead', 'Date', 'RAG', 'Progress']];
  for (const objective of plan.sections[0].objectives) {
    for (const action of objective.actions) {
      records.push([`${objective.ref}. ${objective.title}`, action.description, action.ownerText, action.timescale.sourceText, action.statedRating ? capital(action.statedRating.code) : '', action.progress ?? '']);
    }
  }
  return strToU8(`\ufeff${records.map((record) => record.map(quote).join(',')).join('\r\n')}\r\n`);
}

const samples = { 'headings-and-tables.docx': headingsAndTables, 'merged-and-shaded.docx': mergedAndShaded, 'several-sheets.xlsx': severalSheets, 'flat.csv': flat };
const check = process.argv.includes('--check');
let stale = 0;
for (const [name, make] of Object.entries(samples)) {
  const target = new URL(name, folder);
  const bytes = make();
  if (!check) writeFileSync(target, bytes);
  else if (!Buffer.from(bytes).equals(readFileSync(target))) {
    stale += 1;
    console.error(`${name} is not what its truth file says. Run: node libs/documents/testing/make-samples.mjs`);
  }
}
process.exitCode = stale === 0 ? 0 : 1;
