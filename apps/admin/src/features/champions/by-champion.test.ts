import { expect, test } from '@jest/globals';
import { byChampion, type ChampionedObjective } from './by-champion.ts';

const objective = (id: string, champion: string | null): ChampionedObjective => ({ id, ref: id, title: `Objective ${id}`, section: 'Board', champion });
const shown = (objectives: readonly ChampionedObjective[]) => {
  const { champions, without } = byChampion(objectives);
  return { champions: champions.map(({ name, objectives: theirs }) => [name, ...theirs.map(({ id }) => id)]), without: without.map(({ id }) => id) };
};

test('each champion is named once, in the order of the plan, however it is spelt', () => {
  expect(shown([objective('1', 'Director of Housing'), objective('2', 'Probation lead'), objective('3', ' director  of housing ')])).toEqual({
    champions: [['Director of Housing', '1', '3'], ['Probation lead', '2']], without: [],
  });
});

test('an objective without a champion is told apart, an empty name too', () => {
  expect(shown([objective('1', null), objective('2', 'Probation lead'), objective('3', '  ')])).toEqual({ champions: [['Probation lead', '2']], without: ['1', '3'] });
  expect(shown([])).toEqual({ champions: [], without: [] });
});
