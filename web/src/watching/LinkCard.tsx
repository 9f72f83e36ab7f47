import { Button } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link, useSearchParams } from 'react-router';
import { call, post, Problem } from '../lib/api';
import { randomKey } from '../lib/random';
import { Icon } from '../ui/Icon';
import { Card, Chip } from '../ui/parts';
import { useTell, useTellFault } from '../ui/problems';
import { FaultNote } from '../ui/states';
import { type Door, useDoorOf } from './door';
import { type Me, zoneHere } from './me';

/** The originals' routes want to know which device asks; a browser gives itself a name and keeps it. */
function deviceHeaders(): Record<string, string> {
  const known = localStorage.getItem('rowhouse.device') ?? randomKey();
  localStorage.setItem('rowhouse.device', known);
  return { 'X-Device-Id': known, 'X-Platform': 'web', 'X-App-Version': '1', 'X-OS-Version': '1' };
}

interface Redirect {
  status: 'pending' | 'ready' | 'completed' | 'finalizing' | 'reauth_needed' | 'expired';
  queue_position?: number | null;
  redirect_url?: string;
  platform_username?: string | null;
}

const memory = (door: Door) => `rowhouse.${door.app}.link`;

/** Links a TikTok account through the Archive and shows where that stands. */
function LinkCard({ me }: { me: Me }) {
  const { t } = useTranslation('watching');
  const door = useDoorOf();
  const client = useQueryClient();
  const tell = useTell();
  const onError = useTellFault();
  const job = localStorage.getItem(memory(door));
  const state = useQuery({
    queryKey: [door.app, 'link', job],
    queryFn: async ({ signal }) => {
      try {
        return await call<Redirect>('GET', door.at('link/tiktok/redirect'), { params: { job_id: job, time_zone: me.time_zone ?? zoneHere() }, headers: deviceHeaders(), signal });
      } catch (fault) {
        // An ended wait answers as a refusal; here it is one of the states.
        if (fault instanceof Problem && fault.status === 410) return { status: 'expired' } as Redirect;
        throw fault;
      }
    },
    enabled: !!job && !me.linked,
    retry: false,
    refetchInterval: (query) => (['pending', 'finalizing', 'ready'].includes(query.state.data?.status ?? '') ? 3000 : false),
  });
  const start = useMutation({
    mutationFn: () => post<{ archive_job_id: string }>(door.at('link/tiktok/start'), undefined, deviceHeaders()),
    onSuccess: (made) => {
      localStorage.setItem(memory(door), made.archive_job_id);
      void client.invalidateQueries({ queryKey: [door.app, 'link'] });
      void client.invalidateQueries({ queryKey: [door.app, 'me'] });
    },
    onError,
  });
  const forget = () => {
    localStorage.removeItem(memory(door));
    void client.invalidateQueries({ queryKey: [door.app] });
  };
  const pull = useMutation({
    mutationFn: () => post(door.api('pulls')),
    onSuccess: () => {
      tell(t('link.pulling'));
      void client.invalidateQueries({ queryKey: [door.app, 'imports'] });
    },
    onError,
  });
  const unlink = useMutation({
    mutationFn: () => call('DELETE', door.at('link/tiktok/disconnect'), { headers: deviceHeaders() }),
    onSuccess: forget,
    onError,
  });
  const word = me.linked || state.data?.status === 'completed' ? 'linked' : job && state.data ? state.data.status : 'none';
  return (
    <Card title={t('link.title')} note={t(me.sources.archive === 'remote' ? 'link.note' : 'link.noteEmbedded')}>
      <div className="stack">
        <div>
          <Chip tone={word === 'linked' ? 'good' : ['expired', 'reauth_needed'].includes(word) ? 'warn' : word === 'none' ? 'plain' : 'accent'} dot>
            {t(`link.state.${word}`)}
          </Chip>{' '}
          {word === 'linked' && me.platform_username && <span>{me.platform_username}</span>}
        </div>
        {state.error && <FaultNote fault={state.error} />}
        {word === 'pending' && state.data?.queue_position != null && <p className="small dim">{t('link.queue', { count: state.data.queue_position })}</p>}
        <div className="row">
          {word === 'linked' ? (
            <>
              <Button loading={pull.isPending} onClick={() => pull.mutate()} leftSection={<Icon name="retry" />}>
                {t('link.pull')}
              </Button>
              <Button variant="default" loading={unlink.isPending} onClick={() => unlink.mutate()}>
                {t('link.unlink')}
              </Button>
            </>
          ) : word === 'ready' && state.data?.redirect_url ? (
            <Button component="a" href={state.data.redirect_url}>
              {t('link.go')}
            </Button>
          ) : word === 'pending' || word === 'finalizing' ? (
            <Button variant="subtle" onClick={forget}>
              {t('common:cancel')}
            </Button>
          ) : (
            <Button variant="default" loading={start.isPending} onClick={() => start.mutate()}>
              {t('link.start')}
            </Button>
          )}
        </div>
        <p className="small dim">
          {t('link.instead')} <Link to={door.way(door.app === 'wrapped' ? 'files' : 'connect')}>{t('link.file')}</Link>
        </p>
      </div>
    </Card>
  );
}

/** Ways besides a file, as far as this server has them. */
export function OtherWays({ me }: { me: Me }) {
  const { t } = useTranslation('watching');
  if (!me.sources.archive && !me.sources.portability) return <p className="dim">{t('link.no')}</p>;
  return (
    <div className="stack">
      {me.sources.archive && <LinkCard me={me} />}
      <PortabilityCard me={me} />
    </div>
  );
}

/** TikTok's own way of handing data over, where the owner has set it up. */
function PortabilityCard({ me }: { me: Me }) {
  const { t } = useTranslation('watching');
  const door = useDoorOf();
  const onError = useTellFault();
  const [address] = useSearchParams();
  const came = address.get('portability');
  const start = useMutation({
    mutationFn: () => post<{ authorize_url: string }>(door.api('sources/portability/start')),
    onSuccess: ({ authorize_url: url }) => location.assign(url),
    onError,
  });
  if (!me.sources.portability && !came) return null;
  return (
    <Card title={t('portability.title')} note={t('portability.note')}>
      <div className="stack">
        {came && (
          <p role="status">
            {t(came === 'ok' ? 'portability.ok' : 'portability.failed')}
          </p>
        )}
        <div>
          <Button variant="default" loading={start.isPending} onClick={() => start.mutate()} rightSection={<Icon name="open" />}>
            {t('portability.start')}
          </Button>
        </div>
      </div>
    </Card>
  );
}
