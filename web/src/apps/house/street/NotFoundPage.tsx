import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useTitle } from '../../../ui/Frame';
import { Porch } from '../Porch';

export default function NotFoundPage() {
  const { t } = useTranslation('common');
  useTitle(t('notFound.title'));
  return (
    <Porch title={t('notFound.title')} text={t('notFound.text')}>
      <div className="row" style={{ marginTop: 'var(--s5)' }}>
        <Button component={Link} to="/" variant="default">
          {t('nav.street')}
        </Button>
      </div>
    </Porch>
  );
}
