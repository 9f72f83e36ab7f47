import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { PageHead, useTitle } from '../../../ui/Frame';
import { ImportList } from '../../../watching/ImportList';
import { OtherWays } from '../../../watching/LinkCard';
import type { Me } from '../../../watching/me';
import { UploadCard } from '../../../watching/UploadCard';
import { way } from '../weekly';
import css from './SourcesPage.module.css';

/** Where the letter's figures come from: a file, a linked account, or TikTok itself. */
export default function SourcesPage({ me }: { me: Me }) {
  const { t } = useTranslation('weekly');
  useTitle(t('nav.sources'), t('name'));
  return (
    <div className={css.page}>
      <PageHead title={t('sources.title')} note={t('sources.note')} />
      <UploadCard
        limit={me.limits.upload_bytes}
        after={() => (
          <Button component={Link} to={way()}>
            {t('sources.toWeek')}
          </Button>
        )}
      />
      <p className={css.hint}>
        {t('sources.noFile')} <Link to={way('how')}>{t('sources.how')}</Link>
      </p>
      <section className={css.before} aria-label={t('sources.before')}>
        <h2>{t('sources.before')}</h2>
        <ImportList />
      </section>
      {(me.sources.archive || me.sources.portability) && (
        <div className={css.before}>
          <OtherWays me={me} />
        </div>
      )}
    </div>
  );
}
