import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Icon } from './Icon';
import { Empty } from './states';

/** An app whose room could not be opened: what it says, and the page asks again by itself. */
export function AppDown({ name, reason, retry }: { name: string; reason: string | null; retry: () => void }) {
  const { t } = useTranslation('common');
  return (
    <Empty level={1} art={<Icon name="box" size={36} />} title={t('down.title', { name })} text={reason ?? t('down.text')}>
      <Button variant="default" leftSection={<Icon name="retry" />} onClick={retry}>
        {t('tryAgain')}
      </Button>
    </Empty>
  );
}
