import { Button, Slider, Switch, TextInput } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { get, post, put } from '../../../lib/api';
import { useFormats } from '../../../lib/format';
import { PageHead, useTitle } from '../../../ui/Frame';
import { Card, CopyLine } from '../../../ui/parts';
import { PasswordAgain } from '../../../ui/PasswordAgain';
import { useTell } from '../../../ui/problems';
import { FaultNote } from '../../../ui/states';
import { api } from '../content';
import { useExample } from '../example';
import { usePlatformName } from '../platforms';
import css from './SettingsPage.module.css';

interface PictureSettings {
  convert: boolean;
  quality: number;
  max: number;
}

interface Storage {
  total_bytes: number;
  media_count: number;
  by_platform: Record<string, number>;
  by_type: Record<string, number>;
}

function Pictures() {
  const { t } = useTranslation('vault');
  const client = useQueryClient();
  const tell = useTell();
  const saved = useQuery({
    queryKey: ['vault', 'settings', 'pictures'],
    queryFn: ({ signal }) => get<PictureSettings>(api('settings/pictures'), undefined, signal),
  });
  const [draft, setDraft] = useState<PictureSettings | null>(null);
  useEffect(() => {
    if (saved.data) setDraft(saved.data);
  }, [saved.data]);
  const save = useMutation({
    mutationFn: (settings: PictureSettings) => put(api('settings/pictures'), settings),
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: ['vault', 'settings', 'pictures'] });
      tell(t('common:saved'));
    },
  });
  const changed = JSON.stringify(draft) !== JSON.stringify(saved.data);
  return (
    <Card title={t('settings.pictures')} note={t('settings.picturesNote')}>
      {saved.error && <FaultNote fault={saved.error} />}
      {draft && (
        <form
          className="stack"
          onSubmit={(event) => {
            event.preventDefault();
            save.mutate(draft);
          }}
        >
          <Switch
            label={t('settings.convert')}
            checked={draft.convert}
            onChange={(event) => setDraft({ ...draft, convert: event.currentTarget.checked })}
          />
          <div className={css.field}>
            <p id="quality-label">{t('settings.quality', { quality: draft.quality })}</p>
            <Slider
              min={1}
              max={100}
              thumbLabel={t('settings.qualityThumb')}
              label={null}
              disabled={!draft.convert}
              value={draft.quality}
              onChange={(quality) => setDraft({ ...draft, quality })}
            />
          </div>
          <TextInput
            type="number"
            className={css.field}
            label={t('settings.max')}
            description={t('settings.maxNote')}
            min={0}
            max={1000}
            value={draft.max}
            onChange={(event) => setDraft({ ...draft, max: Number(event.currentTarget.value) || 0 })}
          />
          {save.error && <FaultNote fault={save.error} />}
          <div>
            <Button type="submit" disabled={!changed} loading={save.isPending}>
              {t('common:save')}
            </Button>
          </div>
        </form>
      )}
    </Card>
  );
}

function Token() {
  const { t } = useTranslation('vault');
  const [asking, setAsking] = useState(false);
  const [password, setPassword] = useState('');
  const masked = useQuery({
    queryKey: ['vault', 'settings', 'token'],
    queryFn: ({ signal }) => get<{ masked: string | null; configured: boolean }>(api('settings/token'), undefined, signal),
  });
  const rotate = useMutation({
    mutationFn: () => post<{ token: string }>(api('settings/token/rotate'), { password }),
    onSuccess: () => {
      setAsking(false);
      setPassword('');
      void masked.refetch();
    },
  });
  return (
    <Card title={t('settings.token')} note={t('settings.tokenNote')}>
      <div className="stack">
        {rotate.data ? (
          <>
            <CopyLine value={rotate.data.token} label={t('settings.token')} />
            <p className="small" role="status">
              {t('settings.tokenOnce')}
            </p>
          </>
        ) : (
          <Masked of={masked.data} fault={masked.error} />
        )}
        {masked.data?.configured && <p className="small">{t('settings.tokenConfigured')}</p>}
        {!asking && (
          <div>
            <Button variant="default" disabled={masked.data?.configured !== false} onClick={() => setAsking(true)}>
              {t('settings.rotate')}
            </Button>
          </div>
        )}
        {asking && (
          <form
            className="stack"
            onSubmit={(event) => {
              event.preventDefault();
              rotate.mutate();
            }}
          >
            <p>{t('settings.rotateText')}</p>
            <div className={css.field}>
              <PasswordAgain label={t('settings.rotatePassword')} autoFocus value={password} onChange={setPassword} />
            </div>
            {rotate.error && <FaultNote fault={rotate.error} />}
            <div className="row">
              <Button variant="default" onClick={() => setAsking(false)}>
                {t('common:cancel')}
              </Button>
              <Button type="submit" color="red" disabled={!password} loading={rotate.isPending}>
                {t('settings.rotate')}
              </Button>
            </div>
          </form>
        )}
      </div>
    </Card>
  );
}

/** Nothing is said of the token before it is known whether there is one. */
function Masked({ of, fault }: { of: { masked: string | null } | undefined; fault: unknown }) {
  const { t } = useTranslation('vault');
  if (of) return <p className="mono">{of.masked ?? t('settings.noToken')}</p>;
  return fault ? <FaultNote fault={fault} /> : <p className="dim">{t('common:loading')}</p>;
}

function Shares({ parts, name }: { parts: [string, number][]; name: (key: string) => string }) {
  const f = useFormats();
  const most = Math.max(1, ...parts.map(([, bytes]) => bytes));
  return (
    <ul className={css.shares}>
      {parts.map(([key, bytes]) => (
        <li key={key}>
          <span className="clip">{name(key)}</span>
          <span className={css.track} aria-hidden="true">
            <span style={{ width: `${(bytes / most) * 100}%` }} />
          </span>
          <span className="num dim">{f.bytes(bytes)}</span>
        </li>
      ))}
    </ul>
  );
}

function StorageCard() {
  const { t } = useTranslation('vault');
  const f = useFormats();
  const platformName = usePlatformName();
  const storage = useQuery({
    queryKey: ['vault', 'storage'],
    queryFn: ({ signal }) => get<Storage>(api('storage/stats'), undefined, signal),
  });
  const sorted = (parts: Record<string, number>) => Object.entries(parts).sort((a, b) => b[1] - a[1]);
  return (
    <Card title={t('settings.storage')} note={t('settings.storageNote')}>
      {storage.error && <FaultNote fault={storage.error} />}
      {storage.data && (
        <>
          <p className={css.total}>
            <strong>{f.bytes(storage.data.total_bytes)}</strong>
            <span className="dim">{t('settings.files', { count: storage.data.media_count, total: f.number(storage.data.media_count) })}</span>
          </p>
          <div className={css.two}>
            <Shares parts={sorted(storage.data.by_type)} name={(key) => key} />
            <Shares parts={sorted(storage.data.by_platform)} name={platformName} />
          </div>
        </>
      )}
    </Card>
  );
}

function Example() {
  const { t } = useTranslation('vault');
  const example = useExample();
  return (
    <Card title={t('example.title')} note={t('example.note')}>
      <Button variant="default" disabled={!example.known} loading={example.busy} onClick={example.loaded ? example.remove : example.load}>
        {example.loaded ? t('example.remove') : t('empty.load')}
      </Button>
    </Card>
  );
}

export default function SettingsPage() {
  const { t } = useTranslation('vault');
  useTitle(t('nav.settings'), t('name'));
  return (
    <div className={css.page}>
      <PageHead title={t('nav.settings')} />
      <div className="stack">
        <Pictures />
        <Token />
        <StorageCard />
        <Example />
      </div>
    </div>
  );
}
