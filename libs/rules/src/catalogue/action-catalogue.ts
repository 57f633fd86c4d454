// The facts about an action that rules may read (design, section 4). A change of meaning needs a new version.
import { actionStatuses, precisions, type Localised } from '@waymark/domain';
import type { Catalogue, DerivationKind, FactDefinition, FactUnit } from './fact-catalogue.ts';

const text = (en: string, cy: string): Localised => ({ en, cy });

const date = (id: string, label: Localised): FactDefinition => ({ id, type: 'date', label });
const count = (id: string, label: Localised): FactDefinition => ({ id, type: 'number', label, unit: 'items', minimum: 0 });
const percent = (id: string, label: Localised): FactDefinition => ({ id, type: 'number', label, unit: 'percent', minimum: 0 });
const choice = (id: string, label: Localised, values?: readonly string[]): FactDefinition => ({ id, type: 'string', label, ...(values ? { values } : {}) });

function derived(id: string, kind: DerivationKind, from: string, label: Localised): FactDefinition {
  const unit: FactUnit = kind === 'workingDaysOverdue' ? 'workingDays' : 'days';
  const never = kind === 'daysOverdue' || kind === 'workingDaysOverdue' ? { minimum: 0 } : {};
  return { id, type: 'number', label, unit, ...never, derive: { kind, from } };
}

/** What the figures of an indicator say: better or worse than chance would have it, or too little to say so. */
export const indicatorSignals = ['improving', 'noChange', 'worsening', 'notEnoughData'] as const;
export type IndicatorSignal = (typeof indicatorSignals)[number];

export const actionCatalogue: Catalogue = {
  version: 'action.1',
  facts: [
    { ...choice('status', text('Status', 'Statws'), actionStatuses), offered: ['inProgress', 'complete'] },
    choice('statedRating', text('Stated rating', 'Sgôr a nodwyd')),
    { ...choice('timescalePrecision', text('How exact the date is', 'Pa mor fanwl yw’r dyddiad'), precisions), offered: [] },

    date('due', text('Due date', 'Dyddiad cyflawni')),
    date('baselineDue', text('First agreed due date', 'Dyddiad cyflawni cyntaf y cytunwyd arno')),
    date('forecast', text('Forecast completion date', 'Rhagolwg o’r dyddiad cwblhau')),
    date('startedOn', text('Date started', 'Dyddiad cychwyn')),
    date('lastUpdatedOn', text('Date of the last update', 'Dyddiad y diweddariad diwethaf')),
    date('lastEvidenceOn', text('Date of the latest evidence', 'Dyddiad y dystiolaeth ddiweddaraf')),
    date('objectiveTargetDate', text('Target date of the objective', 'Dyddiad targed yr amcan')),

    derived('daysUntilDue', 'daysUntil', 'due', text('Days until the due date', 'Diwrnodau tan y dyddiad cyflawni')),
    derived('daysOverdue', 'daysOverdue', 'due', text('Days past the due date', 'Diwrnodau ers y dyddiad cyflawni')),
    derived('workingDaysOverdue', 'workingDaysOverdue', 'due', text('Working days past the due date', 'Diwrnodau gwaith ers y dyddiad cyflawni')),
    derived('daysSinceUpdate', 'daysSince', 'lastUpdatedOn', text('Days since the last update', 'Diwrnodau ers y diweddariad diwethaf')),
    derived('daysSinceStart', 'daysSince', 'startedOn', text('Days since it started', 'Diwrnodau ers cychwyn')),
    derived('daysSinceEvidence', 'daysSince', 'lastEvidenceOn', text('Days since the latest evidence', 'Diwrnodau ers y dystiolaeth ddiweddaraf')),
    derived('objectiveTargetDaysUntil', 'daysUntil', 'objectiveTargetDate', text('Days until the objective’s target date', 'Diwrnodau tan ddyddiad targed yr amcan')),

    { id: 'forecastSlipDays', type: 'number', unit: 'days', label: text('Days by which the forecast is later than the due date', 'Nifer y diwrnodau y mae’r rhagolwg yn hwyrach na’r dyddiad cyflawni') },
    count('timesMoved', text('Times the date was moved', 'Sawl gwaith y symudwyd y dyddiad')),
    count('evidenceCount', text('Pieces of evidence', 'Darnau o dystiolaeth')),
    count('verifiedEvidenceCount', text('Pieces of verified evidence', 'Darnau o dystiolaeth wedi’u gwirio')),
    count('expiredEvidenceCount', text('Pieces of evidence out of date', 'Darnau o dystiolaeth sydd wedi dyddio')),
    choice('assurance', text('Assurance', 'Sicrwydd'), ['none', 'claimed', 'evidenced', 'boardAccepted', 'externallyAccepted', 'returned']),
    count('ownerCount', text('Number of owners', 'Nifer y perchnogion')),
    { id: 'hasOwner', type: 'boolean', label: text('Has an accountable owner', 'Mae perchennog atebol') },
    { ...percent('progressPercent', text('Progress', 'Cynnydd')), maximum: 100 },
    percent('measureAchieved', text('Success measure achieved (actual as a share of the target)', 'Mesur llwyddiant a gyflawnwyd (gwirioneddol fel cyfran o’r targed)')),
    // Nobody should be told to hold fewer figures for a rating.
    { ...choice('linkedIndicatorSignal', text('Signal of the linked indicator', 'Arwydd y dangosydd cysylltiedig'), indicatorSignals), offered: ['improving', 'noChange'] },
    count('openEscalationLevel', text('Level of the open escalation (0 for none)', 'Lefel yr uwchgyfeirio agored (0 os nad oes un)')),
  ],
};
