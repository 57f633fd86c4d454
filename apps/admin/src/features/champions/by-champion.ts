/** Who on the board stands up for which objectives of a plan, and which have nobody. Pure. */

export interface ChampionedObjective {
  id: string;
  ref: string | null;
  title: string;
  section: string;
  champion: string | null;
}

export interface Champion {
  /** As the plan first says it. */
  name: string;
  objectives: ChampionedObjective[];
}

/**
 * Champions in the order of the plan, each with all of theirs, and the objectives without one. A champion is the same one however
 * letters and spaces are set; two who are named together are one champion, as the plan says.
 */
export function byChampion(objectives: readonly ChampionedObjective[]): { champions: Champion[]; without: ChampionedObjective[] } {
  const champions = new Map<string, Champion>();
  const without: ChampionedObjective[] = [];
  for (const objective of objectives) {
    const name = (objective.champion ?? '').trim().replace(/\s+/gu, ' ');
    if (name === '') {
      without.push(objective);
      continue;
    }
    const known = champions.get(name.toLowerCase());
    if (known) known.objectives.push(objective);
    else champions.set(name.toLowerCase(), { name, objectives: [objective] });
  }
  return { champions: [...champions.values()], without };
}
