/** On the page of a plan: the way to its champions. */
import { Link } from 'react-router';
import { useService } from '../../app/use-service.ts';
import { useChampionWords } from './champion-words.ts';

export function ChampionsLink({ planId }: { planId: string }) {
  const t = useChampionWords();
  const { slug } = useService().service;
  return (
    <p className="wm-text wm-no-print">
      <Link className="govuk-link" to={`/s/${slug}/plans/${planId}/champions`}>
        {t('link')}
      </Link>
    </p>
  );
}
