import { PasswordInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';

/** The owner's password, asked for again before an act that hurts when somebody else does it. */
export function PasswordAgain(props: { label: string; value: string; onChange: (value: string) => void; autoFocus?: boolean }) {
  const { t } = useTranslation('house');
  return (
    <PasswordInput
      label={props.label}
      autoComplete="current-password"
      autoFocus={props.autoFocus}
      value={props.value}
      onChange={(event) => props.onChange(event.currentTarget.value)}
      visibilityToggleButtonProps={{ 'aria-label': t('showPassword'), tabIndex: 0 }}
    />
  );
}
