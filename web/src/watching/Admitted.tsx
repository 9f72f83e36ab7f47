import { ActionIcon, Button, Menu } from '@mantine/core';
import { type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useLocation } from 'react-router';
import { Problem } from '../lib/api';
import { useHouse } from '../lib/house';
import { AppDown } from '../ui/AppDown';
import { AccountMenu, Frame } from '../ui/Frame';
import frame from '../ui/Frame.module.css';
import { Icon } from '../ui/Icon';
import { Empty, Failed, PageLoading } from '../ui/states';
import { useDoorOf } from './door';
import { type Me, useMe } from './me';

/** Waits until it is known who stands at the door, and says why while the app cannot be opened. */
export function Admitted({ name, children }: { name: string; children: (me: Me) => ReactNode }) {
  const door = useDoorOf();
  // All pages behind this door speak these words, so they are fetched before any of them stands.
  useTranslation('watching');
  const me = useMe();
  const house = useHouse();
  if (me.data) return children(me.data);
  if (!me.error) return <PageLoading />;
  const down = me.error instanceof Problem && me.error.code === 'app_down' ? me.error : null;
  const reason = down?.detail || house.data?.apps.find((one) => one.name === door.app)?.reason || null;
  return (
    <Frame door={door.app} name={name} home={door.way()} ways={[]}>
      {down ? <AppDown app={door.app} name={name} reason={reason} retry={() => void me.refetch()} /> : <Failed fault={me.error} retry={() => void me.refetch()} />}
    </Frame>
  );
}

/** The way to the sign-in page, and back to where one is. */
export function useSignIn(): string {
  const place = useLocation();
  return `/sign-in?next=${encodeURIComponent(place.pathname + place.search)}`;
}

/** A page of members and the owner, for somebody who is neither yet. */
export function MembersOnly({ me, children }: { me: Me; children: ReactNode }) {
  const { t } = useTranslation('watching');
  const door = useDoorOf();
  const signIn = useSignIn();
  if (me.who !== 'stranger') return children;
  return (
    <Empty art={<Icon name="person" size={32} />} level={1} title={t('gate.title')} text={me.visitors ? t('gate.begin') : t('gate.owner')}>
      {me.visitors && (
        <Button component={Link} to={door.way()}>
          {t('gate.toBegin')}
        </Button>
      )}
      <Button component={Link} to={signIn} variant={me.visitors ? 'default' : 'filled'}>
        {t('gate.signIn')}
      </Button>
    </Empty>
  );
}

/** What only the owner of the house sees. */
export function OwnerOnly({ me, children }: { me: Me; children: ReactNode }) {
  const { t } = useTranslation('watching');
  const signIn = useSignIn();
  if (me.who === 'owner') return children;
  return (
    <Empty art={<Icon name="shield" size={32} />} level={1} title={t('gate.deskTitle')} text={t('gate.desk')}>
      <Button component={Link} to={signIn}>
        {t('gate.signIn')}
      </Button>
    </Empty>
  );
}

/** The account of whoever is here: the owner's own menu, or what a guest should know. */
export function Account({ me }: { me: Me }) {
  const { t } = useTranslation('watching');
  const door = useDoorOf();
  const signIn = useSignIn();
  if (me.who === 'owner') return <AccountMenu />;
  return (
    <Menu>
      <Menu.Target>
        <ActionIcon variant="subtle" color="gray" size="lg" aria-label={t('common:account')} className={frame.quiet}>
          <Icon name="person" />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        {me.who === 'member' && (
          <Menu.Item component={Link} to={door.way('data')} leftSection={<Icon name="shield" />}>
            {t('gate.guestData')}
          </Menu.Item>
        )}
        <Menu.Item component={Link} to={signIn} leftSection={<Icon name="person" />}>
          {t('gate.ownerSignIn')}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
