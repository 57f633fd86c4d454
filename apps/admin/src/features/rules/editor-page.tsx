/** The draft editor: rules to move, number fields to change, conditions to build, and at once what it all does to the actions. */
import { useParams } from 'react-router';
import { Link } from 'react-router';
import { Page } from '../../app/page.tsx';
import { NotFoundPage } from '../../app/problem-page.tsx';
import { Ready } from '../../app/ready.tsx';
import { useMay, useService } from '../../app/use-service.ts';
import { RuleEditorDocument } from '../../graphql/generated/graphql.ts';
import { useApiQuery } from '../../graphql/use-api.ts';
import type { EditedVersion } from './data/rule-types.ts';
import { asDocument } from './draft/draft.ts';
import { DraftEditor } from './draft/draft-editor.tsx';
import { useEditorWords } from './editor-words.ts';
import { useRuleWords } from './rules-words.ts';
import './rules.scss';

export function EditorPage() {
  const id = useParams()['id'] ?? '';
  const query = useApiQuery(RuleEditorDocument, { id });
  const may = useMay();
  const { me } = useService();
  return (
    <Ready query={query}>
      {({ ruleSetVersion: version, ruleWorkbench: bench }) => {
        if (version.__typename !== 'RuleSetVersion') return <NotFoundPage />;
        const document = asDocument(version.document);
        const editable = may('saveRuleSetDraft') && version.state === 'DRAFT' && version.author?.id === me.id && document !== null;
        return editable ? <DraftEditor key={version.id} version={version} initial={document} bench={bench} /> : <NotEditable version={version} />;
      }}
    </Ready>
  );
}

function NotEditable({ version }: { version: EditedVersion }) {
  const t = useEditorWords();
  const rules = useRuleWords();
  const { slug } = useService().service;
  return (
    <Page title={rules('version.title', { number: version.number })} crumbs={[{ text: rules('crumb'), to: `/s/${slug}/rules` }]}>
      <p className="wm-text">{t('notEditable')}</p>
      <p className="wm-text">
        <Link className="govuk-link" to={`/s/${slug}/rules/${version.id}`}>
          {t('notEditableNext', { number: version.number })}
        </Link>
      </p>
    </Page>
  );
}
