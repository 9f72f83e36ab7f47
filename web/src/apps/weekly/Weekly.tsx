import { lazy, Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { Route, Routes } from 'react-router';
import { Account, Admitted, MembersOnly, OwnerOnly } from '../../watching/Admitted';
import { DoorOf } from '../../watching/door';
import type { Me } from '../../watching/me';
import { Frame, type Way } from '../../ui/Frame';
import { Empty, PageLoading } from '../../ui/states';
import { way } from './weekly';

const HomePage = lazy(() => import('./home/HomePage'));
const LettersPage = lazy(() => import('./letters/LettersPage'));
const SourcesPage = lazy(() => import('./sources/SourcesPage'));
const HowPage = lazy(() => import('./sources/HowPage'));
const SettingsPage = lazy(() => import('./settings/SettingsPage'));
const DataPage = lazy(() => import('./data/DataPage'));
const DeskPage = lazy(() => import('./desk/DeskPage'));

/** The door of the weekly letter. Confirming, preferences by link, unsubscribing and reading in the browser are the server's own pages. */
export default function Weekly() {
  const { t } = useTranslation('weekly');
  return (
    <DoorOf app="weekly">
      <Admitted name={t('name')}>{(me) => <Inside me={me} />}</Admitted>
    </DoorOf>
  );
}

function Inside({ me }: { me: Me }) {
  const { t } = useTranslation('weekly');
  const ways: Way[] = [
    { to: way(), icon: 'calendar', label: t('nav.home'), end: true },
    ...(me.who === 'stranger'
      ? ([{ to: way('how'), icon: 'help', label: t('nav.how') }] as const)
      : ([
          { to: way('letters'), icon: 'letter', label: t('nav.letters') },
          { to: way('connect'), icon: 'box', label: t('nav.sources') },
          { to: way('settings'), icon: 'settings', label: t('nav.settings') },
        ] as const)),
    ...(me.who === 'owner' ? ([{ to: way('desk'), icon: 'desk', label: t('nav.desk') }] as const) : []),
  ];
  return (
    <Frame door="weekly" name={t('name')} home={way()} ways={ways} account={<Account me={me} />}>
      <Suspense fallback={<PageLoading />}>
        <Routes>
          <Route index element={<HomePage me={me} />} />
          <Route path="how" element={<HowPage />} />
          <Route path="letters" element={<MembersOnly me={me}><LettersPage /></MembersOnly>} />
          <Route path="connect" element={<MembersOnly me={me}><SourcesPage me={me} /></MembersOnly>} />
          <Route path="settings" element={<MembersOnly me={me}><SettingsPage me={me} /></MembersOnly>} />
          <Route path="data" element={<MembersOnly me={me}><DataPage me={me} /></MembersOnly>} />
          <Route path="desk/:part?" element={<OwnerOnly me={me}><DeskPage /></OwnerOnly>} />
          <Route path="*" element={<Empty level={1} title={t('common:notFound.title')} text={t('common:notFound.text')} />} />
        </Routes>
      </Suspense>
    </Frame>
  );
}
