import { Button } from '@mantine/core';
import { type DragEvent, type ReactNode, type Ref, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormats } from '../lib/format';
import { Icon } from '../ui/Icon';
import { Bar } from '../ui/parts';
import { Steps } from '../ui/Steps';
import { importSteps } from './imports';
import css from './UploadCard.module.css';

/** The unseen field that a button opens to choose a file. */
export function FileField({ handle, label, send }: { handle: Ref<HTMLInputElement>; label: string; send: (file: File) => void }) {
  return (
    <input
      ref={handle}
      type="file"
      className="unseen"
      tabIndex={-1}
      aria-label={label}
      accept=".zip,.json,.txt,application/zip,application/json,text/plain"
      onChange={(event) => {
        const file = event.currentTarget.files?.[0];
        event.currentTarget.value = '';
        if (file) send(file);
      }}
    />
  );
}

/** Choose a file, or let one fall here. */
export function DropPlace({ send, again }: { send: (file: File) => void; again: boolean }) {
  const { t } = useTranslation('watching');
  const field = useRef<HTMLInputElement>(null);
  const [over, setOver] = useState(false);
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    const file = event.dataTransfer.files[0];
    if (file) send(file);
  };
  return (
    <div
      className={css.place}
      data-over={over || undefined}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
    >
      <span className={css.sheet} aria-hidden="true">
        <Icon name="up" size={26} />
      </span>
      <Button size="md" onClick={() => field.current?.click()}>
        {again ? t('upload.chooseOther') : t('upload.choose')}
      </Button>
      <p className="small dim">{over ? t('upload.letGo') : t('upload.drop')}</p>
      <FileField handle={field} label={t('upload.choose')} send={send} />
    </div>
  );
}

/** A file under way, step by step. */
export function Working(props: { name: string | null; at: number; count?: { done: number; total: number } | null; said?: string | null; steps?: readonly string[]; stop?: () => void; children?: ReactNode }) {
  const { t } = useTranslation('watching');
  return (
    <div className={css.card} role="group" aria-label={t('upload.working')}>
      <p className={css.file}>
        <Icon name="box" />
        <span className="clip">{props.name ?? t('upload.file')}</span>
      </p>
      <Steps label={t('upload.steps')} steps={(props.steps ?? importSteps).map((name) => ({ name, label: t(`upload.step.${name}`) }))} at={props.at} count={props.count} said={props.said} />
      {props.children}
      {props.stop && (
        <div>
          <Button variant="subtle" size="compact-sm" onClick={props.stop}>
            {t('upload.stop')}
          </Button>
        </div>
      )}
    </div>
  );
}

/** Every byte that has left this device. */
export function SendingBar({ sent, total }: { sent: number; total: number }) {
  const { t } = useTranslation('watching');
  const f = useFormats();
  const text = t('upload.bytes', { sent: f.bytes(sent), total: f.bytes(total) });
  return (
    <div>
      <Bar done={sent} total={total} label={t('upload.step.sending')} />
      <p className={css.bytes} role="status">
        {text}
      </p>
    </div>
  );
}
