import { useTranslation } from 'react-i18next';
import { PageHead, useTitle } from '../../../ui/Frame';
import { EraseCard, KeptCard, TakeOutCard, ZoneCard } from '../../../watching/DataCards';
import type { Me } from '../../../watching/me';
import css from './DataPage.module.css';

/** What is kept of a person, taking it out, and erasing it. */
export default function DataPage({ me }: { me: Me }) {
  const { t } = useTranslation('weekly');
  useTitle(t('settings.data'), t('name'));
  return (
    <div className={css.page}>
      <PageHead title={t('settings.data')} note={t('data.note')} />
      <div className="stack">
        <KeptCard me={me} />
        <ZoneCard me={me} />
        <TakeOutCard />
        <EraseCard me={me} />
      </div>
    </div>
  );
}
