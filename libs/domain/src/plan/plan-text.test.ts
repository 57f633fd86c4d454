// Owners, codes and statuses as plans write them.
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { parseTimescale } from '../timescale/parse-timescale.ts';
import { readStatus, statusOf } from './action-status.ts';
import { splitOwners } from './owner-text.ts';
import { expandIndicators, splitReferences } from './reference-text.ts';

describe('owners', () => {
  it.each<[string, string[]]>([
    ['Head of Service', ['Head of Service']],
    ['A/ B/ C', ['A', 'B', 'C']],
    ['Head of Service / YOT Manager/ Quality Manager', ['Head of Service', 'YOT Manager', 'Quality Manager']],
    ['Team Managers and Quality Manager', ['Team Managers', 'Quality Manager']],
    ['YOT Board Chair & Strategy Unit', ['YOT Board Chair', 'Strategy Unit']],
    ['Lead: Team Manager Support: Business Support', ['Team Manager', 'Business Support']],
    ['Head of Service (Support: Quality Lead)', ['Head of Service', 'Quality Lead']],
    ['YOT Board Chair (Strategy Unit)', ['YOT Board Chair', 'Strategy Unit']],
    ['PYOT Manager (YJB Performance Adviser)', ['PYOT Manager', 'YJB Performance Adviser']],
    ['YOT Board Court Rep (YOT Manager)', ['YOT Board Court Rep', 'YOT Manager']],
    ['Assistant Director, Public Health', ['Assistant Director, Public Health']],
    ['Chief Superintendent, Met', ['Chief Superintendent, Met']],
    ['Chief Superintendent (Met)', ['Chief Superintendent (Met)']],
    ['Head of Children and Families', ['Head of Children and Families']],
    ['Head of Children and Family Services', ['Head of Children and Family Services']],
    ['Training and Development Manager', ['Training and Development Manager']],
    ['Director of Health and Social Care', ['Director of Health and Social Care']],
    ['Health and Wellbeing Board', ['Health and Wellbeing Board']],
    ['Police and Probation', ['Police', 'Probation']],
    ['YOT and CAMHS', ['YOT', 'CAMHS']],
    ['Head of Service, Operations Manager and Quality Manager', ['Head of Service', 'Operations Manager', 'Quality Manager']],
    ['Head of Service\nQuality Manager', ['Head of Service', 'Quality Manager']],
    ['Head of Service; Quality Manager', ['Head of Service', 'Quality Manager']],
    ['Head of Service supported by Quality Manager', ['Head of Service', 'Quality Manager']],
    ['Lead: Head of Service', ['Head of Service']],
    ['• Head of Service\n• YJB', ['Head of Service', 'YJB']],
    ['Youth Offending Team (YOT)', ['Youth Offending Team (YOT)']],
    ['Head of Service (interim)', ['Head of Service (interim)']],
    ['Director of Public Health', ['Director of Public Health']],
    ['Head of Service/Head of Service', ['Head of Service']],
    ['Alex Morgan and Sam Price', ['Alex Morgan', 'Sam Price']],
    ['Alex Morgan, Service Director', ['Alex Morgan, Service Director']],
    ['Pennaeth Gwasanaeth a Rheolwr Ansawdd', ['Pennaeth Gwasanaeth', 'Rheolwr Ansawdd']],
    ['Chair & HoS', ['Chair', 'HoS']],
    ['HoS/ OM', ['HoS', 'OM']],
    ['Health, Education and Police', ['Health', 'Education', 'Police']],
    ['Police, Probation, Health', ['Police', 'Probation', 'Health']],
    ['Assistant Director, Public Health and Head of Service', ['Assistant Director, Public Health', 'Head of Service']],
    ['Team Manager (Court and Assessment)', ['Team Manager (Court and Assessment)']],
    ['Assistant Director (Children’s Services)', ['Assistant Director (Children’s Services)']],
    ['Performance & Information Officer', ['Performance & Information Officer']],
    ['Speech and Language Therapist', ['Speech and Language Therapist']],
    ['Education, Training and Employment Lead', ['Education, Training and Employment Lead']],
    ['Operational Manager, Quality Assurance', ['Operational Manager, Quality Assurance']],
    ['Youth Justice Manager with Police Sergeant', ['Youth Justice Manager', 'Police Sergeant']],
    ['Management Board/ Head of Service / Seconded Health Worker', ['Management Board', 'Head of Service', 'Seconded Health Worker']],
    ['All', ['All']],
    ['TBC', []],
    ['', []],
    ['N/A', []],
  ])('%j', (text, names) => {
    expect(splitOwners(text)).toEqual(names.map((name, index) => ({ name, accountable: index === 0 })));
  });

  it('never throws, and only the first is accountable', () => {
    const pieces = fc.constantFrom('Head', ' and ', '/', '(', ')', ',', ' of ', 'YOT', ' & ', '\n', 'Jo', ' a ', ';', 'Manager', ' ');
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.array(pieces).map((parts) => parts.join(''))), (text) => {
        const owners = splitOwners(text);
        expect(owners.filter((owner) => owner.accountable)).toHaveLength(owners.length === 0 ? 0 : 1);
      }),
      { seed: 5 },
    );
  });
});

describe('codes', () => {
  it.each<[string, string[]]>([
    ['A1, A3 - A14', ['A1', 'A3', 'A4', 'A5', 'A6', 'A7', 'A8', 'A9', 'A10', 'A11', 'A12', 'A13', 'A14']],
    ['B1-21', Array.from({ length: 21 }, (_, index) => `B${index + 1}`)],
    ['B1–B3', ['B1', 'B2', 'B3']],
    ['A1 to A3', ['A1', 'A2', 'A3']],
    ['A1 and B2', ['A1', 'B2']],
    ['KPI 1 - 3', ['KPI 1', 'KPI 2', 'KPI 3']],
    ['A01-A03', ['A01', 'A02', 'A03']],
    ['1.1-1.3', ['1.1', '1.2', '1.3']],
    ['A5-A3', ['A5-A3']],
    ['A1-B3', ['A1-B3']],
    ['A1-A2000', ['A1-A2000']],
    ['All', ['All']],
    ['all indicators', ['All']],
    ['', []],
    ['N/A', []],
  ])('of indicators in %j', (text, codes) => expect(expandIndicators(text)).toEqual(codes));

  it.each<[string, string[]]>([
    ['5 & 12', ['5', '12']],
    ['1,2', ['1', '2']],
    ['1, 2 and 10', ['1', '2', '10']],
    ['1-3', ['1', '2', '3']],
    ['1 2 3', ['1', '2', '3']],
    ['Recommendation 5', ['5']],
    ['Recs 5 & 12', ['5', '12']],
    ['(2b)', ['2b']],
    ['1.3.12', ['1.3.12']],
    ['YOS 1, YOS 2', ['YOS 1', 'YOS 2']],
    ['3', ['3']],
    ['', []],
  ])('of recommendations in %j', (text, refs) => expect(splitReferences(text)).toEqual(refs));
});

describe('status', () => {
  it.each([
    ['Achieved', null, null, 'complete'],
    ['June 2016', 'complete', null, 'complete'],
    ['June 2016', 'notDue', null, 'notStarted'],
    ['June 2016', 'atRisk', null, 'inProgress'],
    ['June 2016', 'offTrack', null, 'inProgress'],
    ['June 2016', 'onTrack', null, 'inProgress'],
    ['June 2016', null, null, 'notStarted'],
    ['June 2016', null, 'In progress', 'inProgress'],
    ['June 2016', 'atRisk', 'Not started', 'notStarted'],
    ['June 2016', 'atRisk', 'Complete', 'complete'],
    ['June 2016', 'offTrack', 'Not complete', 'inProgress'],
    ['June 2016', 'offTrack', 'Cancelled', 'cancelled'],
    ['June 2016', 'atRisk', 'see notes', 'inProgress'],
  ] as const)('of %s, stated %s, status %s: %s', (text, statedCanonical, statusText, status) => {
    expect(statusOf({ timescale: parseTimescale(text).timescale, statedCanonical, statusText })).toBe(status);
  });

  it.each([
    ['Ar y gweill', 'inProgress'],
    ['Wedi’i gwblhau', 'complete'],
    ['Heb ddechrau', 'notStarted'],
    ['90% complete', 'inProgress'],
    ['Partially achieved', 'inProgress'],
    ['Closed', 'complete'],
    ['On track', 'inProgress'],
    ['Not due', 'notStarted'],
    ['Amber', null],
  ])('%s reads as %s', (text, status) => expect(readStatus(text)).toBe(status));
});
