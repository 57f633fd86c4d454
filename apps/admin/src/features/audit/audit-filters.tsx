/** Searching the trail: a form that changes the address, so that a search can be shared. */
import type { FormEvent } from 'react';
import { Link, useNavigate } from 'react-router';
import { Button, ButtonGroup } from '../../ui/button.tsx';
import { Select, TextInput } from '../../ui/fields.tsx';
import { auditAddress, isNarrowed, readAuditSearch, type AuditSearch } from './audit-search.ts';
import { namedOperations, useAuditWords, useOperationWords } from './audit-words.ts';

export function AuditFilters({ search }: { search: AuditSearch }) {
  const t = useAuditWords();
  const operationWords = useOperationWords();
  const navigate = useNavigate();
  const operations = namedOperations.map((value: string) => ({ value, label: operationWords(value) }));
  // One that has no words may still stand in the address.
  if (search.operation !== null && !operations.some(({ value }) => value === search.operation)) operations.push({ value: search.operation, label: search.operation });
  operations.sort((a, b) => a.label.localeCompare(b.label));

  const apply = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    void navigate({ search: auditAddress(readAuditSearch(new FormData(event.currentTarget))) });
  };

  return (
    // A new key builds the fields anew when the address changes from elsewhere (a link, the back button).
    <form className="wm-filters" key={JSON.stringify(search)} onSubmit={apply} aria-label={t('filters.legend')}>
      <div className="wm-filters__fields">
        <Select id="audit-operation" name="operation" label={t('filters.operation')} defaultValue={search.operation ?? ''} choices={[{ value: '', label: t('filters.any') }, ...operations]} />
        <TextInput id="audit-actor" name="actor" label={t('filters.actor')} defaultValue={search.actor ?? ''} width="20" maxLength={200} autoComplete="off" />
        <TextInput id="audit-subject" name="subject" label={t('filters.subject')} defaultValue={search.subject ?? ''} width="20" maxLength={36} autoComplete="off" spellCheck={false} />
        <TextInput id="audit-from" name="from" type="date" label={t('filters.from')} defaultValue={search.from ?? ''} width="10" />
        <TextInput id="audit-to" name="to" type="date" label={t('filters.to')} defaultValue={search.to ?? ''} width="10" />
      </div>
      <ButtonGroup>
        <Button variant="secondary">{t('filters.apply')}</Button>
        {isNarrowed(search) ? (
          <Link className="govuk-link" to={{ search: '' }}>
            {t('filters.clear')}
          </Link>
        ) : null}
      </ButtonGroup>
    </form>
  );
}
