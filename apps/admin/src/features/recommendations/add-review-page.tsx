/** Enters a review from outside, with the ratings of an inspection; what it recommends is entered on its own page. */
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { Page } from '../../app/page.tsx';
import { NotFoundPage } from '../../app/problem-page.tsx';
import { Ready } from '../../app/ready.tsx';
import { useMay, useService } from '../../app/use-service.ts';
import { AddExternalReviewDocument, InspectionFrameworksDocument, type ExternalReviewKind, type FrameworkRatingsInput, type InspectionFrameworksQuery } from '../../graphql/generated/graphql.ts';
import { useApiMutation, useApiQuery } from '../../graphql/use-api.ts';
import { usePick } from '../../i18n/language.ts';
import type { FormProblem } from '../../ui/error-summary.tsx';
import { Checkboxes, DateInput, Radios, Select, TextInput } from '../../ui/fields.tsx';
import { AnswerForm, type Entered } from './answer-form.tsx';
import { useRecommendationWords } from './recommendation-words.ts';

type Framework = InspectionFrameworksQuery['inspectionFrameworks'][number];
type Version = Framework['versions'][number];

const kinds = ['INSPECTION', 'THEMATIC_REVIEW', 'PEER_REVIEW', 'SERIOUS_CASE_REVIEW', 'LOCAL_REVIEW', 'SCRUTINY'] as const satisfies readonly ExternalReviewKind[];
/** A framework and its version as one choice. */
const keyOf = (framework: Framework, version: Version): string => `${framework.code} ${version.version}`;

export function AddReviewPage() {
  const may = useMay();
  const query = useApiQuery(InspectionFrameworksDocument, {});
  return may('addExternalReview') ? <Ready query={query}>{({ inspectionFrameworks }) => <ReviewForm frameworks={inspectionFrameworks} />}</Ready> : <NotFoundPage />;
}

function ReviewForm({ frameworks }: { frameworks: readonly Framework[] }) {
  const t = useRecommendationWords();
  const pick = usePick();
  const { slug } = useService().service;
  const navigate = useNavigate();
  const add = useApiMutation(AddExternalReviewDocument);
  const [kind, setKind] = useState<ExternalReviewKind>('INSPECTION');
  const [chosen, setChosen] = useState('');
  const [problems, setProblems] = useState<readonly FormProblem[]>([]);
  const versions = frameworks.flatMap((framework) => framework.versions.map((version) => ({ framework, version })));
  const rated = kind === 'INSPECTION' ? versions.find(({ framework, version }) => keyOf(framework, version) === chosen) : undefined;
  // What contradicts itself is asked about once it was found.
  const contradicted = problems.some(({ field }) => field === 'review-score' || field === 'review-overall');

  const ratingsOf = ({ text }: Entered): FrameworkRatingsInput | null => {
    if (!rated) return null;
    const standards = rated.version.domains.flatMap((domain) => domain.standards).flatMap(({ code }) => (text(`standard ${code}`) ? [{ standard: code, rating: text(`standard ${code}`) }] : []));
    return { framework: rated.framework.code, version: rated.version.version, standards, overall: text('overall') || null, score: /^\d{1,3}$/.test(text('score')) ? Number(text('score')) : null };
  };
  return (
    <Page title={t('form.title')} hasProblems={problems.length > 0} crumbs={[{ text: t('one.crumb'), to: `/s/${slug}/recommendations` }]}>
      <AnswerForm
        prefix="review"
        submit={t('form.submit')}
        dates={{ datedOn: true }}
        ask={async (entered) => {
          const { text, date, data, noChildNamed } = entered;
          const { addExternalReview: answer } = await add.mutateAsync({ input: { kind, title: text('title'), publisher: text('publisher'), datedOn: date('datedOn') ?? '', ratings: ratingsOf(entered), asPrinted: data.get('asPrinted') === 'yes', noChildNamed } });
          if (answer.__typename === 'ExternalReview') void navigate(`/s/${slug}/recommendations/reviews/${answer.id}`, { state: { notice: t('form.saved') } });
          return answer;
        }}
        onDone={() => undefined}
        onProblems={setProblems}
      >
        {(problemAt) => (
          <>
            <Radios id="review-kind" name="kind" label={t('form.kind')} value={kind} onChange={(value) => setKind(kinds.find((one) => one === value) ?? 'INSPECTION')} choices={kinds.map((value) => ({ value, label: t(`kind.${value}`) }))} small />
            <TextInput id="review-title" name="title" label={t('form.name')} error={problemAt('title')} autoComplete="off" />
            <TextInput id="review-publisher" name="publisher" label={t('form.publisher')} hint={t('form.publisherHint')} error={problemAt('publisher')} autoComplete="off" />
            <DateInput id="review-datedOn" name="datedOn" label={t('form.date')} hint={t('form.dateHint')} error={problemAt('datedOn')} />
            {kind === 'INSPECTION' ? (
              <Select
                id="review-framework"
                name="framework"
                label={t('form.framework')}
                hint={t('form.frameworkHint')}
                error={problemAt('framework')}
                value={chosen}
                onChange={(event) => setChosen(event.currentTarget.value)}
                choices={[{ value: '', label: t('form.noFramework') }, ...versions.map(({ framework, version }) => ({ value: keyOf(framework, version), label: `${pick(framework.name)} (${version.version})` }))]}
              />
            ) : null}
            {rated ? <RatingFields version={rated.version} problemAt={problemAt} /> : null}
            {contradicted ? <Checkboxes id="review-asPrinted" name="asPrinted" label={t('form.asPrinted')} choices={[{ value: 'yes', label: t('form.asPrintedYes') }]} small /> : null}
          </>
        )}
      </AnswerForm>
    </Page>
  );
}

function RatingFields({ version, problemAt }: { version: Version; problemAt: (field: string) => string | undefined }) {
  const t = useRecommendationWords();
  const pick = usePick();
  const words = version.ratings.map(({ code, label }) => ({ value: code, label: pick(label) }));
  return (
    <>
      {version.caveat ? <p className="wm-text wm-muted">{pick(version.caveat)}</p> : null}
      <Select id="review-overall" name="overall" label={t('form.overall')} error={problemAt('overall')} choices={[{ value: '', label: t('form.notGiven') }, ...words]} />
      {version.scored ? <TextInput id="review-score" name="score" label={t('form.score')} hint={t('form.scoreHint')} error={problemAt('score')} width="4" inputMode="numeric" autoComplete="off" /> : null}
      {version.domains.map((domain) => (
        <fieldset key={domain.code} className="govuk-fieldset">
          <legend className="govuk-fieldset__legend govuk-fieldset__legend--m">
            {t('form.standards')}: {pick(domain.title)}
          </legend>
          {domain.standards.map(({ code, title, countsToOverall }) => (
            <Select key={code} id={`review-standard-${code}`} name={`standard ${code}`} label={`${code} ${countsToOverall ? pick(title) : t('review.notCounted', { title: pick(title) })}`} choices={[{ value: '', label: t('review.notRated') }, ...words]} />
          ))}
        </fieldset>
      ))}
    </>
  );
}
