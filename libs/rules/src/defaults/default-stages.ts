// What an oversight body starts from: stages and rules about them, to be replaced by its own. The numbers and limits are ours: no
// published source gives any (domain.md 2), which is why they are data.
import type { Localised } from '@waymark/domain';
import { serviceCatalogue } from '../catalogue/service-catalogue.ts';
import type { Condition, RuleSet } from '../format/rule-set.ts';
import { inOrder } from './default-conditions.ts';

export interface StageName {
  readonly number: number;
  readonly name: Localised;
}

export const defaultStages: readonly StageName[] = [
  { number: 1, name: { en: 'Stage 1: routine oversight', cy: 'Cam 1: goruchwyliaeth arferol' } },
  { number: 2, name: { en: 'Stage 2: closer support', cy: 'Cam 2: cymorth agosach' } },
  { number: 3, name: { en: 'Stage 3: intervention', cy: 'Cam 3: ymyrraeth' } },
];

const atLeast = (fact: string, value: number): Condition => ({ fact, operator: 'greaterThanInclusive', value });
const below = (fact: string, value: number): Condition => ({ fact, operator: 'lessThan', value });
const stays = (stage: number): Condition => ({ all: [{ fact: 'currentStage', operator: 'equal', value: stage }] });

/** A stage is entered after quarters in a row, and left after quarters in a row: what lies between changes nothing. */
export const defaultStageRules: RuleSet = {
  name: { en: 'Stages over consecutive quarters', cy: 'Camau dros chwarteri olynol' },
  catalogueVersion: serviceCatalogue.version,
  conditions: {},
  rating: {
    rules: inOrder([
      {
        name: 'four-quarters-behind', rating: 'stage-3', when: { any: [atLeast('offTrackLowest4', 40), atLeast('overdueLowest4', 60)] },
        label: { en: 'For four quarters in a row at least 40 % off track, or 60 % past their date', cy: 'Am bedwar chwarter yn olynol o leiaf 40 % oddi ar y trywydd, neu 60 % wedi mynd heibio’u dyddiad' },
      },
      {
        name: 'recovered', rating: 'stage-1', when: { all: [below('offTrackHighest2', 15), below('overdueHighest2', 25)] },
        label: { en: 'For two quarters in a row less than 15 % off track and less than 25 % past their date', cy: 'Am ddau chwarter yn olynol llai na 15 % oddi ar y trywydd a llai na 25 % wedi mynd heibio’u dyddiad' },
      },
      { name: 'stays-at-3', rating: 'stage-3', when: stays(3), label: { en: 'At stage 3 until two quarters in a row are good', cy: 'Yng ngham 3 nes bod dau chwarter yn olynol yn dda' } },
      {
        name: 'two-quarters-behind', rating: 'stage-2', when: { any: [atLeast('offTrackLowest2', 25), atLeast('overdueLowest2', 40)] },
        label: { en: 'For two quarters in a row at least 25 % off track, or 40 % past their date', cy: 'Am ddau chwarter yn olynol o leiaf 25 % oddi ar y trywydd, neu 40 % wedi mynd heibio’u dyddiad' },
      },
      { name: 'stays-at-2', rating: 'stage-2', when: stays(2), label: { en: 'At stage 2 until two quarters in a row are good', cy: 'Yng ngham 2 nes bod dau chwarter yn olynol yn dda' } },
    ]),
    default: 'stage-1',
  },
  escalation: [],
  tests: [],
};
