/**
 * Figures of its own for a demonstration service: made up, and every one of them says so where its source stands. Which actions
 * should move which indicator is read from their words. Pure: the same service on the same day gets the same figures.
 */
import { addDays, addMonths, startOfQuarter, type ImportedPlan, type IsoDate } from '@waymark/domain';

export interface OwnFigures {
  /** A CSV file as a service would import it. */
  csv: string;
  /** How many figures it holds. */
  count: number;
}

export interface LinkToMake {
  /** Of the action in the plan: 'sections/0/objectives/1/actions/2'. */
  path: string;
  indicator: string;
}

interface Story {
  indicator: string;
  definition: string;
  /** Share of those counted in percent at first, and by how much it differs in the newest seven quarters: enough for a rule to see it. */
  share: number;
  step: number;
  /** How many there are to count in a quarter. */
  size: number;
  words: RegExp;
}

const SOURCE = 'Made up for the demonstration';
/** Enough for limits and rules. */
const QUARTERS = 14;
/** A board looks at a few actions behind an indicator, not at all that mention it. */
const MOST_MOVERS = 3;

const stories: readonly Story[] = [
  { indicator: 'kpi-1-accommodation', definition: 'gov.uk', share: 84, step: 0, size: 52, words: /accommodation|housing|llety/i },
  { indicator: 'kpi-2-education', definition: 'gov.uk', share: 70, step: -14, size: 58, words: /educat|training provider|school|addysg|ysgol/i },
  { indicator: 'kpi-10-victims', definition: '2023', share: 48, step: 15, size: 44, words: /victim|dioddef/i },
];
/** Published for the area, so that no figures are made up. */
const published = [{ indicator: 'first-time-entrants', words: /first.time|prevent|diversion|out.of.court|atal|dargyfeirio/i }] as const;

/** @param before the day before which every figure was counted */
export function ownFigures(slug: string, before: IsoDate): OwnFigures {
  const newest = addMonths(startOfQuarter(addDays(before, -21)), -3);
  const rows = stories.flatMap(({ indicator, definition, share, step, size }) =>
    Array.from({ length: QUARTERS }, (_, at) => {
      const start = addMonths(newest, 3 * (at - QUARTERS + 1));
      const denominator = size + wobble(`${slug} ${indicator} size ${at}`, 6);
      const moved = share + (at >= QUARTERS / 2 ? step : 0) + wobble(`${slug} ${indicator} ${at}`, 4);
      const numerator = Math.min(denominator, Math.max(0, Math.round((denominator * moved) / 100)));
      const counted = addDays(addMonths(start, 3), 20);
      return [indicator, definition, 'quarter', start, numerator, denominator, SOURCE, counted].join(',');
    }),
  );
  return { csv: ['indicator,definition_version,window,period_start,numerator,denominator,source,as_at', ...rows].join('\n'), count: rows.length };
}

/** Actions whose words are about an indicator. */
export function linksOf(plan: ImportedPlan): LinkToMake[] {
  const actions = plan.sections.flatMap(({ objectives }, s) => objectives.flatMap((objective, o) => objective.actions.map((action, a) => ({ path: `sections/${s}/objectives/${o}/actions/${a}`, text: action.description }))));
  return [...stories, ...published].flatMap(({ indicator, words }) => actions.filter(({ text }) => words.test(text)).slice(0, MOST_MOVERS).map(({ path }) => ({ path, indicator })));
}

/** A whole number from -most to most that a text always gives (FNV-1a). */
function wobble(text: string, most: number): number {
  let hash = 2_166_136_261;
  for (const character of text) hash = Math.imul(hash ^ character.charCodeAt(0), 16_777_619);
  return ((hash >>> 0) % (2 * most + 1)) - most;
}
