/** Recovery codes, shown this once. */
import { Button } from '../../ui/button.tsx';
import { useAccountWords } from './account-words.ts';

export function RecoveryCodeList({ codes, onKept }: { codes: readonly string[]; onKept: () => void }) {
  const t = useAccountWords();
  return (
    <section aria-labelledby="recovery-heading">
      <h2 className="wm-heading" id="recovery-heading">
        {t('codes.heading')}
      </h2>
      <p className="wm-text">{t('codes.once')}</p>
      <ul className="wm-codes">
        {codes.map((code) => (
          <li key={code}>
            <code>{code}</code>
          </li>
        ))}
      </ul>
      <Button type="button" onClick={onKept}>
        {t('codes.kept')}
      </Button>
    </section>
  );
}
