/** What of the portfolio is shown; the address keeps it, so that it can be sent to somebody. */
import type { FormEvent } from 'react';
import type { PortfolioQuery } from '../../graphql/generated/graphql.ts';
import { usePick } from '../../i18n/language.ts';
import { Button } from '../../ui/button.tsx';
import { Checkboxes, Select, TextInput } from '../../ui/fields.tsx';
import { useOversightWords } from './oversight-words.ts';
import type { PortfolioView } from './portfolio-view.ts';

interface PortfolioFiltersProps {
  view: PortfolioView;
  bodies: PortfolioQuery['portfolio']['bodies'];
  onChange: (view: PortfolioView) => void;
}

export function PortfolioFilters({ view, bodies, onChange }: PortfolioFiltersProps) {
  const t = useOversightWords();
  const pick = usePick();
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const given = new FormData(event.currentTarget);
    const text = (name: string): string => ((given.get(name) as string | null) ?? '').trim();
    const only = given.getAll('only');
    onChange({ ...view, body: text('body') || view.body, name: text('name'), rosier: only.includes('rosier'), offTrack: only.includes('off-track') });
  };
  return (
    <form className="wm-form wm-no-print" onSubmit={submit}>
      {bodies.length > 1 ? (
        <Select id="body" name="body" label={t('portfolio.body')} defaultValue={view.body ?? bodies[0]?.slug} choices={bodies.map(({ slug, name }) => ({ value: slug, label: pick(name) }))} />
      ) : null}
      <TextInput id="name" name="name" label={t('portfolio.name')} defaultValue={view.name} width="20" autoComplete="off" />
      <Checkboxes
        id="only"
        name="only"
        label={t('portfolio.only')}
        small
        choices={[
          { value: 'off-track', label: t('portfolio.onlyOffTrack') },
          { value: 'rosier', label: t('portfolio.onlyRosier') },
        ]}
        defaultValues={[...(view.offTrack ? ['off-track'] : []), ...(view.rosier ? ['rosier'] : [])]}
      />
      <Button variant="secondary">{t('portfolio.apply')}</Button>
    </form>
  );
}
