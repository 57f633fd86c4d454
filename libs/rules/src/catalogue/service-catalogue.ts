// The facts about a service that an oversight body's rules may read (ADR 0042). A change of meaning needs a new version.
import type { Localised } from '@waymark/domain';
import type { Catalogue, FactDefinition } from './fact-catalogue.ts';

const text = (en: string, cy: string): Localised => ({ en, cy });
const percent = (id: string, label: Localised): FactDefinition => ({ id, type: 'number', label, unit: 'percent', minimum: 0, maximum: 100 });
const count = (id: string, label: Localised): FactDefinition => ({ id, type: 'number', label, unit: 'items', minimum: 0 });

/**
 * "At or above a limit at each of the last two quarter ends" is "the lowest of them is at or above it": so a rule names its own limit, and
 * a quarter that nothing is known of makes the fact unknown.
 */
export const serviceCatalogue: Catalogue = {
  version: 'service.1',
  facts: [
    count('actions', text('Actions', 'Camau gweithredu')),
    percent('offTrackShare', text('Off track now, of all actions', 'Oddi ar y trywydd nawr, o’r holl gamau')),
    percent('overdueShare', text('Past their date now, of open actions', 'Wedi mynd heibio’u dyddiad nawr, o’r camau agored')),
    percent('divergenceShare', text('Stated and computed rating differ, of stated ones', 'Y radd a nodwyd a’r radd a gyfrifwyd yn wahanol, o’r rhai a nodwyd')),
    percent('evidenceStrength', text('With verified evidence, of actions complete, said to be, or due', 'Gyda thystiolaeth wedi’i gwirio, o’r camau sydd wedi’u cwblhau, y dywedir eu bod, neu sy’n ddyledus')),
    percent('offTrackLowest2', text('Lowest share off track at the last two quarter ends', 'Y gyfran isaf oddi ar y trywydd ar ddiwedd y ddau chwarter diwethaf')),
    percent('offTrackHighest2', text('Highest share off track at the last two quarter ends', 'Y gyfran uchaf oddi ar y trywydd ar ddiwedd y ddau chwarter diwethaf')),
    percent('overdueLowest2', text('Lowest share past their date at the last two quarter ends', 'Y gyfran isaf wedi mynd heibio’u dyddiad ar ddiwedd y ddau chwarter diwethaf')),
    percent('overdueHighest2', text('Highest share past their date at the last two quarter ends', 'Y gyfran uchaf wedi mynd heibio’u dyddiad ar ddiwedd y ddau chwarter diwethaf')),
    percent('offTrackLowest4', text('Lowest share off track at the last four quarter ends', 'Y gyfran isaf oddi ar y trywydd ar ddiwedd y pedwar chwarter diwethaf')),
    percent('overdueLowest4', text('Lowest share past their date at the last four quarter ends', 'Y gyfran isaf wedi mynd heibio’u dyddiad ar ddiwedd y pedwar chwarter diwethaf')),
    count('quartersKnown', text('Quarter ends in a row that are known', 'Diwedd chwarteri olynol sy’n hysbys')),
    count('currentStage', text('Stage at present', 'Y cam ar hyn o bryd')),
  ],
};
