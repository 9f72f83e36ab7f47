import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import css from './AppDown.module.css';
import { HouseDrawing } from './HouseDrawing';
import { Icon } from './Icon';
import { Empty } from './states';

/** An app whose room could not be opened: its dark house, what it says, and the page asks again by itself. */
export function AppDown(props: { app: string; name: string; reason: string | null; retry: () => void }) {
  const { t } = useTranslation('common');
  return (
    <Empty
      level={1}
      art={
        <div className={css.house}>
          <HouseDrawing app={props.app} state="down" working={false} />
        </div>
      }
      title={t('down.title', { name: props.name })}
      text={props.reason ?? t('down.text')}
    >
      <Button variant="default" leftSection={<Icon name="retry" />} onClick={props.retry}>
        {t('tryAgain')}
      </Button>
    </Empty>
  );
}
