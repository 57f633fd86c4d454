/** Opens the change of a body's rules of stages, from the version in force or from one's own text that came back. */
import { useSearchParams } from 'react-router';
import { NotFoundPage } from '../../../app/problem-page.tsx';
import { Ready } from '../../../app/ready.tsx';
import { StageRulesPageDocument } from '../../../graphql/generated/graphql.ts';
import { useApiQuery } from '../../../graphql/use-api.ts';
import { asDocument } from '../../rules/draft/draft.ts';
import { ChangeEditor } from './change-editor.tsx';
import '../../rules/rules.scss';

export function StageRulesChangePage() {
  const [search] = useSearchParams();
  const query = useApiQuery(StageRulesPageDocument, { body: search.get('body'), number: null }, { outsideService: true });
  return (
    <Ready query={query}>
      {({ stageRules: view }) => {
        if (view.__typename !== 'StageRules') return <NotFoundPage />;
        const start = search.get('from') === 'returned' && view.returned ? view.returned : view;
        const initial = asDocument(start.document);
        return initial ? <ChangeEditor view={view} initial={initial} names={start.stages} /> : <NotFoundPage />;
      }}
    </Ready>
  );
}
