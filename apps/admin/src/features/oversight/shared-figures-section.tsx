/** On the start page of a service, for its adviser: the figures that it shares, and what else is open. */
import { useService } from '../../app/use-service.ts';
import { SharedFiguresOfServiceDocument } from '../../graphql/generated/graphql.ts';
import { useApiQuery } from '../../graphql/use-api.ts';
import { FiguresList } from './figures-list.tsx';
import { scopeText, useOversightWords } from './oversight-words.ts';

export function SharedFiguresSection() {
  const t = useOversightWords();
  const adviser = useService().me.roles.includes('OVERSIGHT_ADVISER');
  const figures = useApiQuery(SharedFiguresOfServiceDocument, {}, { enabled: adviser }).data?.sharedFigures;
  if (!figures) return null;
  return (
    <section aria-labelledby="figures">
      <h2 className="wm-heading" id="figures">
        {t('figures.heading')}
      </h2>
      <p className="wm-text">{t('home.opened', { what: scopeText(t, figures.scopes) })}</p>
      <FiguresList figures={figures} />
    </section>
  );
}
