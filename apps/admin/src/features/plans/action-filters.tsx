/** Filters of the list of actions: a form that changes the address, so that a filtered list can be shared. */
import type { FormEvent } from 'react';
import { Link, useNavigate } from 'react-router';
import { usePick } from '../../i18n/language.ts';
import { Button, ButtonGroup } from '../../ui/button.tsx';
import { Checkboxes, Select } from '../../ui/fields.tsx';
import { isFiltered, noFilters, planSearch, type PlanView as ViewInAddress } from './plan-filters.ts';
import type { PlanView } from './plan-overview-page.tsx';
import { usePlanWords } from './plan-words.ts';

export function ActionFilters({ plan, view }: { plan: PlanView; view: ViewInAddress }) {
  const t = usePlanWords();
  const pick = usePick();
  const navigate = useNavigate();
  const { filters } = view;
  const any = { value: '', label: t('filters.anyRating') };
  const ratings = plan.ratingKey.ratings.map((rating) => ({ value: rating.code, label: pick(rating.label) }));
  const sections = plan.sections.map((section) => ({ value: section.id, label: section.ref ? `${section.ref}. ${section.title}` : section.title }));

  const apply = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const text = (name: string) => (form.get(name) as string | null) || null;
    const also = form.getAll('also');
    const chosen = { section: text('section'), rating: text('rating'), stated: text('stated'), diverges: also.includes('diverges'), pastDeadline: also.includes('late') };
    void navigate({ search: planSearch({ ...view, filters: chosen, page: 1 }), hash: '#actions' });
  };

  return (
    // A new key builds the fields anew when the address changes from elsewhere (a link, the back button).
    <form className="wm-filters" key={JSON.stringify(filters)} onSubmit={apply} aria-label={t('filters.legend')}>
      <div className="wm-filters__fields">
        {sections.length > 1 ? (
          <Select id="filter-section" name="section" label={t('filters.section')} defaultValue={filters.section ?? ''} choices={[{ value: '', label: t('filters.anySection') }, ...sections]} />
        ) : null}
        <Select id="filter-rating" name="rating" label={t('filters.rating')} defaultValue={filters.rating ?? ''} choices={[any, ...ratings]} />
        <Select id="filter-stated" name="stated" label={t('filters.stated')} defaultValue={filters.stated ?? ''} choices={[any, ...ratings]} />
        <Checkboxes
          id="filter-also"
          name="also"
          label={t('filters.also')}
          small
          defaultValues={[...(filters.diverges ? ['diverges'] : []), ...(filters.pastDeadline ? ['late'] : [])]}
          choices={[
            { value: 'diverges', label: t('filters.diverges') },
            { value: 'late', label: t('filters.pastDeadline') },
          ]}
        />
      </div>
      <ButtonGroup>
        <Button variant="secondary">{t('filters.apply')}</Button>
        {isFiltered(filters) ? (
          <Link className="govuk-link" to={{ search: planSearch({ ...view, filters: noFilters, page: 1 }), hash: '#actions' }}>
            {t('filters.clear')}
          </Link>
        ) : null}
      </ButtonGroup>
    </form>
  );
}
