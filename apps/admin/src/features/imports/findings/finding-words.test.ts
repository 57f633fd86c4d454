/// <reference types="node" />
// Every kind of finding and every refusal has its sentence in both languages; none has one that is not needed.
import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { answerKind, findingCodes, isWarning } from './finding-kinds.ts';
import { numberOf, parametersOf, textOf, type Parameters } from './finding-parameters.ts';
import { findingSentence, findingWords } from './finding-words.ts';
import { answerRefusals, commitRefusals } from './reason-words.ts';
import { documentRefusals } from './refusal-kinds.ts';
import { refusalWords } from './refusal-words.ts';

const root = new URL('../../../../../../', import.meta.url);
const read = (path: string) => readFileSync(new URL(path, root), 'utf8');
const all = (text: string, pattern: RegExp) => [...new Set([...text.matchAll(pattern)].map((match) => match[1] ?? ''))].sort();

/** Pages may not import libs/documents or the API (arrows point one way), so their codes are read from their text. */
describe('codes of the other side', () => {
  test('libs/documents and the API’s draft raise exactly the kinds that have sentences', () => {
    const documents = all(read('libs/documents/src/interpretation/findings.ts'), /^ {2}(\w+): \[(?:true|false), \(/gmu);
    const draft = all(read('apps/api/src/features/imports/draft.ts'), /raised\.push\(\{[^}]*code: '(\w+)'/gu);
    expect(documents.length).toBeGreaterThan(30);
    expect(draft).toContain('statedNotInKey');
    expect([...findingCodes].sort()).toEqual([...new Set([...documents, ...draft])].sort());
  });

  test('libs/documents refuses with exactly the codes that have sentences', () => {
    const type = /export type RefusalCode =([^;]+);/u.exec(read('libs/documents/src/refused.ts'))?.[1] ?? '';
    expect([...documentRefusals].sort()).toEqual(all(type, /'(\w+)'/gu));
  });

  test('the API refuses answers and saves with codes that have sentences', () => {
    const files = ['features/imports/imports.service.ts', 'features/imports/commit.service.ts', 'platform/free-text/child-data.ts'].map((name) => `apps/api/src/${name}`);
    expect(files.every((path) => existsSync(new URL(path, root)))).toBe(true);
    const codes = all(files.map(read).join('\n'), /reason\('(\w+)'/gu);
    expect(codes).toEqual([...answerRefusals, ...commitRefusals].sort());
  });
});

describe.each(['en', 'cy'] as const)('in %s', (language) => {
  test.each(findingCodes)('%s has a name, a sentence and what confirming means', (code) => {
    const words = findingWords(code, language);
    for (const parameters of [{}, { text: 'June 16', count: 3, due: '2016-06-30', later: '2016-06-30', rating: 'amber', ref: '3', header: 'Cost', sheet: 'Old' }]) {
      for (const text of [words.kind, words.sentence(parameters), words.confirming]) expect(text).toMatch(/^[\p{Lu}“\d]/u);
      expect(words.sentence(parameters)).toMatch(/[.]$/u);
      expect(words.sentence(parameters)).not.toMatch(/undefined|null|NaN| {2}/u);
    }
  });

  test.each(documentRefusals)('%s says what happened and what to do', (code) => {
    const { what, next } = refusalWords({ code, parameters: {} }, language);
    for (const text of [what, next]) expect(text).toMatch(/^\p{Lu}[^“”]*\.$/u);
  });

  test('what is not known yet is still said', () => {
    expect(findingSentence({ code: 'ofTomorrow', parameters: {} }, language)).toMatch(/\.$/u);
    expect(refusalWords({ code: 'ofTomorrow', parameters: {} }, language).next).toMatch(/\.$/u);
  });
});

test('no kind has the same words in both languages', () => {
  const same = findingCodes.filter((code) => findingWords(code, 'en').kind === findingWords(code, 'cy').kind);
  expect(same).toEqual([]);
});

const cases: readonly [string, Parameters, string, string][] = [
  [
    'severalOwners',
    { text: 'Head of Service/ Quality Manager', count: 2, accountable: 'Head of Service' },
    '“Head of Service/ Quality Manager” names 2 owners. One of them is accountable; the others contribute.',
    'Mae “Head of Service/ Quality Manager” yn enwi 2 o berchnogion. Mae un ohonynt yn atebol; mae’r lleill yn cyfrannu.',
  ],
  ['twoDates', { text: 'July 23/ Sept 23', later: '2023-09-30' }, '“July 23/ Sept 23” holds two dates. We took the later one, 30 September 2023.', 'Mae dau ddyddiad yn “July 23/ Sept 23”. Cymerwyd yr un olaf, 30 Medi 2023.'],
  ['dateUnclear', { text: 'soon', due: null }, '“soon” does not say clearly when. We took no date.', 'Nid yw “soon” yn dweud yn glir pryd. Ni chymerwyd dyddiad.'],
  ['yearAssumed', { text: 'June', due: '2016-06-30' }, '“June” has no year. We took 30 June 2016.', 'Nid oes blwyddyn yn “June”. Cymerwyd 30 Mehefin 2016.'],
  ['ratingFromShading', { rating: 'red' }, 'There is no rating in words. We read the colour of the cell as red.', 'Nid oes gradd mewn geiriau. Darllenwyd lliw’r gell fel coch.'],
  ['ratingUnclear', { text: 'Amber/Green', rating: null }, '“Amber/Green” does not say one rating. We took none.', 'Nid yw “Amber/Green” yn rhoi un radd. Ni chymerwyd un.'],
  ['indicatorRangeExpanded', { text: 'B1-21', count: 21 }, '“B1-21” was read as 21 indicators.', 'Darllenwyd “B1-21” fel 21 o ddangosyddion.'],
  ['columnIgnored', { header: 'Cost', count: 1 }, 'The column “Cost” has no place in a plan. What it says in 1 row is left out.', 'Nid oes lle mewn cynllun i’r golofn “Cost”. Mae’r hyn a ddywed mewn 1 rhes wedi’i hepgor.'],
  ['childDataSuspected', { kind: 'nhsNumber' }, 'There seems to be an NHS number here. Waymark never holds information about a child: correct the words, or leave the action out.', 'Mae’n ymddangos bod rhif GIG yma. Nid yw Waymark byth yn cadw gwybodaeth am blentyn: cywirwch y geiriau, neu hepgorwch y cam gweithredu.'],
];

test.each(cases)('%s %j', (code, parameters, en, cy) => {
  expect(findingSentence({ code, parameters }, 'en')).toBe(en);
  expect(findingSentence({ code, parameters }, 'cy')).toBe(cy);
});

test('how a finding is answered', () => {
  expect(answerKind('severalOwners')).toBe('owner');
  expect(answerKind('ofTomorrow')).toBe('confirm');
  expect(isWarning('childDataSuspected')).toBe(true);
  expect(isWarning('severalOwners')).toBe(false);
});

test('parameters', () => {
  const parameters = parametersOf([
    { name: 'text', value: ' a ' },
    { name: 'list', value: ['a', 'b'] },
    { name: 'none', value: null },
  ]);
  expect([textOf(parameters, 'text'), textOf(parameters, 'list'), textOf(parameters, 'none'), textOf(parameters, 'other')]).toEqual(['a', 'a, b', null, null]);
  expect([numberOf(parameters, 'list'), numberOf(parameters, 'text')]).toEqual([2, null]);
});
