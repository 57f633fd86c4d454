/** A field for a new password: what it must be, paste and password managers welcome, shown on demand. */
import { PasswordInput } from '../session/password-input.tsx';
import { useSessionWords } from '../session/session-words.ts';
import { usePasswordWords } from './password-words.ts';

export function NewPasswordInput({ id, error }: { id: string; error?: string | undefined }) {
  const t = usePasswordWords();
  const s = useSessionWords();
  return (
    <PasswordInput
      id={id}
      name="next"
      label={t('new')}
      hint={t('newHint')}
      autoComplete="new-password"
      error={error}
      show={s('showPassword')}
      hide={s('hidePassword')}
      shown={s('passwordShown')}
      hidden={s('passwordHidden')}
    />
  );
}
