/** On the start page of a service: the way to its self-assessments. */
import { Link } from 'react-router';
import { useMay, useService } from '../../app/use-service.ts';
import { useSelfAssessmentWords } from './self-assessment-words.ts';

/** Nothing for who may not read them. */
export function HomeAssessments() {
  const t = useSelfAssessmentWords();
  const { slug } = useService().service;
  if (!useMay()('selfAssessments')) return null;
  return (
    <p className="wm-text wm-no-print">
      <Link className="govuk-link" to={`/s/${slug}/record/standards`}>
        {t('title')}
      </Link>
    </p>
  );
}
