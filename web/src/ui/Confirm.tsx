import { Button, Modal } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

/** Asks once more before something that cannot be undone. */
export function Confirm(props: {
  open: boolean;
  title: string;
  text: ReactNode;
  act: string;
  busy?: boolean;
  onAct: () => void;
  onClose: () => void;
}) {
  const { t } = useTranslation('common');
  return (
    <Modal opened={props.open} onClose={props.onClose} title={props.title} closeButtonProps={{ 'aria-label': t('close') }}>
      <div className="stack">
        <p>{props.text}</p>
        <div className="row" style={{ justifyContent: 'flex-end' }}>
          <Button variant="default" onClick={props.onClose} data-autofocus>
            {t('cancel')}
          </Button>
          <Button color="red" loading={props.busy} onClick={props.onAct}>
            {props.act}
          </Button>
        </div>
      </div>
    </Modal>
  );
}
