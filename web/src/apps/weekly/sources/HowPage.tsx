import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { PageHead, useTitle } from '../../../ui/Frame';
import { HowTo } from '../../../watching/HowTo';
import { way } from '../weekly';
import css from './SourcesPage.module.css';

export default function HowPage() {
  const { t } = useTranslation('weekly');
  useTitle(t('nav.how'), t('name'));
  return (
    <div className={css.page}>
      <PageHead title={t('how.title')} note={t('how.note')}>
        <Button component={Link} to={way('connect')}>
          {t('how.have')}
        </Button>
      </PageHead>
      <HowTo />
    </div>
  );
}
