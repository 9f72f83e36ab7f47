import { PasswordInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import css from './PasswordField.module.css';
import { strength } from './password';

/** A new password with a hint of how strong it is. */
export function NewPasswordField(props: { label: string; value: string; onChange: (value: string) => void; error?: string; autoFocus?: boolean }) {
  const { t } = useTranslation('house');
  const power = strength(props.value);
  return (
    <div>
      <PasswordInput
        label={props.label}
        name="new-password"
        autoComplete="new-password"
        size="md"
        required
        withAsterisk={false}
        autoFocus={props.autoFocus}
        error={props.error}
        value={props.value}
        onChange={(event) => props.onChange(event.currentTarget.value)}
        visibilityToggleButtonProps={{ 'aria-label': t('showPassword'), tabIndex: 0 }}
        aria-describedby="password-strength"
      />
      <div className={css.meter} data-power={power} aria-hidden="true">
        {[1, 2, 3, 4].map((step) => (
          <span key={step} data-on={power >= step || undefined} />
        ))}
      </div>
      <p className="tiny dim" id="password-strength" role="status">
        {power === 0 ? t('strength.hint') : t(`strength.${power}`)}
      </p>
    </div>
  );
}
