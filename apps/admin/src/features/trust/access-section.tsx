/** Who can see what: roles beside areas, and what one role may do, in words. */
import { useSearchParams } from 'react-router';
import { useService } from '../../app/use-service.ts';
import { DataTable, type Column } from '../../ui/data-table.tsx';
import { Select } from '../../ui/fields.tsx';
import { accessByArea, accessOf, roleOrder, type AccessEntry, type AreaAccess, type RoleCode } from './access.ts';
import { useNames, useTrustWords } from './trust-words.ts';

const areaOrder = ['PLAN', 'EVIDENCE', 'IMPORTS', 'RULES', 'PEOPLE', 'SHARING', 'AUDIT', 'SECURITY', 'SERVICE', 'OTHER'];

export function AccessSection({ entries }: { entries: readonly AccessEntry[] }) {
  const t = useTrustWords();
  const names = useNames();
  const columns: Column<AreaAccess>[] = [
    { key: 'area', label: t('access.area'), rowHeader: true, cell: ({ area }) => names.area(area) },
    ...roleOrder.map((role) => ({
      key: role,
      label: names.role(role),
      cell: ({ levels }: AreaAccess) => (levels[role] === 'none' ? <span className="wm-muted">{t('access.none')}</span> : t(`access.${levels[role]}`)),
    })),
  ];
  return (
    <section aria-labelledby="access">
      <h2 className="wm-heading" id="access">
        {t('access.heading')}
      </h2>
      <p className="wm-text">{t('access.intro')}</p>
      <DataTable caption={t('access.caption')} captionHidden columns={columns} rows={accessByArea(entries, areaOrder)} rowKey={({ area }) => area} />
      <ViewAs entries={entries} />
    </section>
  );
}

function ViewAs({ entries }: { entries: readonly AccessEntry[] }) {
  const t = useTrustWords();
  const names = useNames();
  const { me } = useService();
  const [search, setSearch] = useSearchParams();
  const own = roleOrder.filter((role) => me.roles.includes(role));
  const asked = search.get('role');
  const role: RoleCode = roleOrder.find((code) => code === asked) ?? own[0] ?? 'VIEWER';
  const { reads, changes, never } = accessOf(entries, role);
  return (
    <>
      <h3 className="wm-subheading" id="view-as">
        {t('viewAs.heading')}
      </h3>
      <Select
        id="view-as-role"
        name="role"
        label={t('viewAs.label')}
        hint={t('viewAs.hint')}
        choices={roleOrder.map((code) => ({ value: code, label: own.includes(code) ? `${names.role(code)} ${t('viewAs.own')}` : names.role(code) }))}
        value={role}
        onChange={(event) => setSearch({ role: event.currentTarget.value }, { replace: true, preventScrollReset: true })}
      />
      <div aria-live="polite">
        <Operations heading={t('viewAs.reads', { role: names.role(role) })} operations={reads} />
        <Operations heading={t('viewAs.changes', { role: names.role(role) })} operations={changes} />
        <Operations heading={t('viewAs.never', { role: names.role(role) })} operations={never} />
      </div>
    </>
  );
}

function Operations({ heading, operations }: { heading: string; operations: readonly string[] }) {
  const t = useTrustWords();
  const names = useNames();
  return (
    <>
      <h4 className="wm-text govuk-!-font-weight-bold govuk-!-margin-bottom-1">{heading}</h4>
      {operations.length === 0 ? (
        <p className="wm-text">{t('viewAs.nothing')}</p>
      ) : (
        <ul className="govuk-list govuk-list--bullet">
          {operations.map((operation) => (
            <li key={operation}>{names.operation(operation)}</li>
          ))}
        </ul>
      )}
    </>
  );
}
