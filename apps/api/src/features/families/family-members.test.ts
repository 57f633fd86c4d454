/** Which area a line means, at which level a family is, and what is wrong in which line; against the crosswalk that the project ships. */
import { describe, expect, test } from '@jest/globals';
import { readOpenData } from '../indicators/index.ts';
import { MOST_MEMBERS, readMembers } from './family-members.ts';
import { namedAreas } from './named-area.ts';

const data = readOpenData();
const areas = namedAreas(data);
const [portsmouth, bury] = ['E06000044', 'E08000002'].map((code) => areas.ofCode(code)!) as [NonNullable<ReturnType<typeof areas.ofCode>>, NonNullable<ReturnType<typeof areas.ofCode>>];
const read = (own = portsmouth, ...lines: string[]) => readMembers(lines.join('\n'), own, areas);
/** "2 unknownAreaNear Middlesbrough" */
const faults = (own: typeof portsmouth, ...lines: string[]) => {
  const found = read(own, ...lines);
  return found.kind === 'faults' ? found.faults.flatMap(({ line, reasons }) => reasons.map(({ code, parameters }) => `${line} ${code} ${parameters.map(({ value }) => String(value)).join(', ')}`.trim())) : found.kind;
};
const three = ['Southampton', 'Plymouth', 'Medway'];

describe('a line', () => {
  test.each([
    ['Southampton', 'Southampton'],
    ['E06000045', 'Southampton'],
    ['e06000045', 'Southampton'],
    ['E06000045 Southampton', 'Southampton'],
    ['E06000045,Southampton', 'Southampton'],
    ['E06000045,Southampton,very close', 'Southampton'],
    ['E06000045,both have a naval base', 'Southampton'],
    ['  SOUTHAMPTON city council ', 'Southampton'],
    ['Bristol, City of', 'Bristol'],
    ['"Bristol, City of",Very close', 'Bristol'],
    ['Kingston upon Hull, City of', 'Kingston-upon-Hull'],
    ['County Durham', 'Durham'],
    ['Bath & North East Somerset', 'Bath and North East Somerset'],
    ['St Helens', 'St. Helens'],
    ['Royal Borough of Greenwich', 'Greenwich'],
    ['West Mercia Youth Justice Service', 'West Mercia'],
  ])('%s', (line, area) => {
    const found = read(portsmouth, line, 'Plymouth', 'Medway', 'Torbay');
    expect(found).toMatchObject({ kind: 'members', level: 'service' });
    expect(found.kind === 'members' && found.members.map((member) => member.area)).toEqual([area, 'Plymouth', 'Medway', 'Torbay']);
  });

  test.each([
    ['Southamton', '1 unknownAreaNear Southamton, Southampton'],
    ['Hull', '1 unknownAreaNear Hull, Kingston upon Hull, City of'],
    ['Atlantis by the Sea', '1 unknownArea Atlantis by the Sea'],
    ['E06999999', '1 unknownArea E06999999'],
    ['E06000045 Leeds', '1 codeOfAnother E06000045, Southampton'],
    ['E06000045,Leeds', '1 codeOfAnother E06000045, Southampton'],
    ['E06000045 Soton', '1 unknownAreaNear E06000045 Soton, Southampton'],
    ['Cumbria', '1 formerAuthority Cumbria (before 2023)'],
    ['E06000029', '1 formerAuthority Poole (before 2019)'],
    ['Portsmouth', '1 ownArea Portsmouth'],
    ['E06000044', '1 ownArea Portsmouth'],
    ['Torbay,close,by the sea', '1 threeColumns'],
    [`Torbay,${'x'.repeat(41)}`, '1 textTooLong 40'],
    ['Torbay,NHS number 943 476 5919', '1 childDataSuspected members, nhsNumber'],
  ])('%s is refused', (line, fault) => expect(faults(portsmouth, line, ...three)).toEqual([fault]));

  test('is told from the one that names the same, also by another spelling', () => {
    expect(faults(portsmouth, 'Southampton', 'Plymouth', 'E06000045', 'Medway')).toEqual(['3 sameAsLine 1']);
  });

  test('shows by itself what stands between its columns', () => {
    expect(read(portsmouth, 'Southampton', 'Bristol, City of;very close', 'Plymouth')).toMatchObject({ members: [{ area: 'Southampton' }, { area: 'Bristol', closeness: 'Very close' }, { area: 'Plymouth' }] });
    expect(read(portsmouth, 'Southampton', 'Bristol, City of\tvery close', 'Plymouth')).toMatchObject({ kind: 'members' });
  });

  test('may be a head, and blank ones do not count but keep their numbers', () => {
    expect(read(portsmouth, 'gss_code;closeness', ...three)).toMatchObject({ kind: 'members' });
    expect(faults(portsmouth, 'Area', '', 'Southampton', '', 'Plimouth', 'Medway')).toEqual(['5 unknownAreaNear Plimouth, Plymouth']);
  });
});

describe('the level follows from what is named', () => {
  test('single authorities where one is part of a service, whole services otherwise', () => {
    expect(read(portsmouth, 'Southampton', 'Bournemouth, Christchurch and Poole', 'Medway')).toMatchObject({ level: 'authority', members: [{ area: 'E06000045' }, { area: 'E06000058' }, { area: 'E06000035' }] });
    expect(read(portsmouth, 'Southampton', 'Dorset Combined YOS', 'Medway')).toMatchObject({ level: 'service', members: [{ area: 'Southampton' }, { area: 'Dorset Combined YOS' }, { area: 'Medway' }] });
    // "Leicestershire" is an authority and a service of two: the others say which.
    expect(read(portsmouth, 'Leicestershire', 'Rutland', 'Medway')).toMatchObject({ level: 'authority', members: [{ area: 'E10000018' }, { area: 'E06000017' }, { area: 'E06000035' }] });
    expect(read(portsmouth, 'Leicestershire', 'Plymouth', 'Medway')).toMatchObject({ level: 'service' });
  });

  test('a mixture is refused at the lines that name a part', () => {
    expect(faults(portsmouth, 'West Mercia', 'Rochdale', 'Medway')).toEqual(['2 partOfService Rochdale, Bury and Rochdale']);
  });

  test('a service of several authorities is compared with whole services', () => {
    expect(faults(bury, 'Middlesbrough', 'Leeds', 'Rochdale')).toEqual(['1 partOfService Middlesbrough, South Tees', '3 ownArea Rochdale', '3 partOfService Rochdale, Bury and Rochdale']);
    expect(read(bury, 'South Tees', 'Leeds', 'Wigan')).toMatchObject({ level: 'service' });
  });
});

describe('the second column', () => {
  test('holds places, by which the members are ordered, or likeness in words, in the order given', () => {
    expect(read(portsmouth, 'Medway,3', 'Southampton,1', 'Plymouth,2')).toMatchObject({ members: [{ area: 'Southampton', closeness: '' }, { area: 'Plymouth' }, { area: 'Medway' }] });
    expect(read(portsmouth, 'Medway\tvery close', 'Southampton\tboth have a naval base', 'Plymouth')).toMatchObject({ members: [{ closeness: 'Very close' }, { closeness: 'both have a naval base' }, { closeness: '' }] });
  });

  test('does not hold both, nor a place twice', () => {
    expect(faults(portsmouth, 'Medway,1', 'Southampton', 'Plymouth,1', 'Torbay,close')).toEqual(['2 placeMissing', '3 placeTwice 1', '4 placeMissing']);
  });
});

test('of too few or too many nothing is kept', () => {
  const refusal = (...lines: string[]) => { const found = read(portsmouth, ...lines); return found.kind === 'refused' && found.reason.code; };
  expect(refusal('')).toBe('fewMembers');
  expect(refusal('Southampton', 'Medway')).toBe('fewMembers');
  expect(refusal(...Array.from({ length: MOST_MEMBERS + 1 }, () => 'Leeds'))).toBe('tooManyMembers');
  expect(refusal('Leeds,"')).toBe('unreadable');
  expect(refusal('x'.repeat(60_001))).toBe('fileTooLarge');
});

test('every authority and every service is found by its name, its code and its name in capitals', () => {
  for (const [code, { name, service }] of data.authorities) {
    for (const text of [code, name, name.toUpperCase(), `${code} ${name}`]) {
      const found = areas.find(text);
      expect([text, found.kind === 'area' && [found.area.authority, found.area.within]]).toEqual([text, [code, service]]);
    }
    const whole = areas.find(service);
    expect([service, whole.kind === 'area' && whole.area.within]).toEqual([service, service]);
  }
});
