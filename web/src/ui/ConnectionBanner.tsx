import { useTranslation } from 'react-i18next';
import { connection, useConnection } from '../lib/connection';
import css from './ConnectionBanner.module.css';
import { Icon } from './Icon';

export function ConnectionBanner() {
  const { t } = useTranslation('common');
  const state = useConnection();
  return (
    <div role="status" aria-live="polite">
      {state === 'lost' && (
        <div className={css.banner}>
          <Icon name="offline" />
          <span>{t('connection.lost')}</span>
          <button type="button" onClick={() => void connection.tryNow()}>
            {t('tryAgain')}
          </button>
        </div>
      )}
    </div>
  );
}
