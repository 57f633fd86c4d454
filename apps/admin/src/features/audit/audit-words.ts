/** Words of the audit trail. An operation that has none yet is shown by its name, so that nothing is hidden. */
import { words } from '../../i18n/words.ts';
import cy from './audit.cy.json';
import en from './audit.en.json';

export const useAuditWords = words('audit', en, cy);

type Operation = keyof (typeof en)['operation'];
type Subject = keyof (typeof en)['subject'];

/** Every operation with words, for the filter. */
export const namedOperations = Object.keys(en.operation) as readonly Operation[];

/** "Added evidence" */
export function useOperationWords(): (operation: string) => string {
  const t = useAuditWords();
  return (operation) => (Object.hasOwn(en.operation, operation) ? t(`operation.${operation as Operation}`) : operation);
}

/** "Action" */
export function useSubjectWords(): (kind: string) => string {
  const t = useAuditWords();
  return (kind) => (Object.hasOwn(en.subject, kind) ? t(`subject.${kind as Subject}`) : kind);
}
