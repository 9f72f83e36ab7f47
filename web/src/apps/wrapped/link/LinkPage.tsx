import { useTranslation } from 'react-i18next';
import { PageHead, useTitle } from '../../../ui/Frame';
import { OtherWays } from '../../../watching/LinkCard';
import type { Me } from '../../../watching/me';
import css from './LinkPage.module.css';

/** Other ways than a file for a history to come. */
export default function LinkPage({ me }: { me: Me }) {
  const { t } = useTranslation('wrapped');
  useTitle(t('link.title'), t('name'));
  return (
    <div className={css.page}>
      <PageHead title={t('link.title')} note={t('link.note')} />
      <OtherWays me={me} />
    </div>
  );
}
