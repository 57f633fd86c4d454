/** Words of the trust centre. Names of roles, areas and operations come from the API; a test there looks for their words here. */
import { words } from '../../i18n/words.ts';
import cy from './trust.cy.json';
import en from './trust.en.json';

export const useTrustWords = words('trust', en, cy);

type RoleName = keyof typeof en.role;
type AreaName = keyof typeof en.area;

/** TENANT_ADMINISTRATOR → tenantAdministrator. */
const camel = (constant: string): string => constant.toLowerCase().replace(/_(\w)/g, (_match, letter: string) => letter.toUpperCase());

export function useNames() {
  const t = useTrustWords();
  return {
    role: (role: string): string => t(`role.${camel(role) as RoleName}`),
    area: (area: string): string => t(`area.${camel(area) as AreaName}`),
    /** Where a server is newer than this page, the operation's own name. */
    operation: (name: string): string => (name in en.operation ? t(`operation.${name as keyof typeof en.operation}`) : name),
  };
}
