import { Modal } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import css from './KeysHelp.module.css';

const keys = [
  ['j', 'next'],
  ['k', 'previous'],
  ['Enter', 'open'],
  ['/', 'search'],
  ['a', 'add'],
  ['v', 'view'],
  ['u', 'back'],
  ['?', 'help'],
] as const;

export function KeysHelp({ open, onClose }: { open: boolean; onClose: () => void }) {
  const { t } = useTranslation('vault');
  return (
    <Modal opened={open} onClose={onClose} title={t('keys.title')} size="sm" closeButtonProps={{ 'aria-label': t('common:close') }}>
      <dl className={css.keys}>
        {keys.map(([key, what]) => (
          <div key={key}>
            <dt>
              <kbd>{key}</kbd>
            </dt>
            <dd>{t(`keys.${what}`)}</dd>
          </div>
        ))}
      </dl>
    </Modal>
  );
}
