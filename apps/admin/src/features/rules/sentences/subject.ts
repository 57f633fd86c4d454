// What rules decide about follows from the facts that they read: words for actions and their ratings, or for services and their stages.
import { serviceCatalogue, type Catalogue } from '@waymark/rules';

export const subjectOf = (catalogue: Catalogue): 'action' | 'service' => (catalogue.version === serviceCatalogue.version ? 'service' : 'action');
