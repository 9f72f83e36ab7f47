import { lazy, Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { Route, Routes } from 'react-router';
import { Account, Admitted, MembersOnly, OwnerOnly } from '../../watching/Admitted';
import { DoorOf } from '../../watching/door';
import type { Me } from '../../watching/me';
import { Frame, type Way } from '../../ui/Frame';
import { Empty, PageLoading } from '../../ui/states';
import { way } from './wrapped';
import { useWrappedEvents } from './events';

const HomePage = lazy(() => import('./home/HomePage'));
const StoryPage = lazy(() => import('./story/StoryPage'));
const FilesPage = lazy(() => import('./files/FilesPage'));
const HowPage = lazy(() => import('./files/HowPage'));
const LinkPage = lazy(() => import('./link/LinkPage'));
const SharePage = lazy(() => import('./share/SharePage'));
const ComparePage = lazy(() => import('./compare/ComparePage'));
const AddressPage = lazy(() => import('./address/AddressPage'));
const DataPage = lazy(() => import('./data/DataPage'));
const DeskPage = lazy(() => import('./desk/DeskPage'));

/** The door of the yearly story: who is here, the ways, and the story itself, which fills the whole screen. */
export default function Wrapped() {
  const { t } = useTranslation('wrapped');
  return (
    <DoorOf app="wrapped">
      <Admitted name={t('name')}>
        {(me) => (
          <Suspense fallback={<PageLoading />}>
            <Routes>
              <Route path="story/:run" element={<MembersOnly me={me}><StoryPage /></MembersOnly>} />
              <Route path="*" element={<Inside me={me} />} />
            </Routes>
          </Suspense>
        )}
      </Admitted>
    </DoorOf>
  );
}

function Inside({ me }: { me: Me }) {
  const { t } = useTranslation('wrapped');
  useWrappedEvents(me.who === 'owner');
  const ways: Way[] = [
    { to: way(), icon: 'story', label: t('nav.home'), end: true },
    ...(me.who === 'stranger'
      ? ([{ to: way('how'), icon: 'help', label: t('nav.how') }] as const)
      : ([
          { to: way('files'), icon: 'box', label: t('nav.files') },
          { to: way('compare'), icon: 'compare', label: t('nav.compare') },
          { to: way('data'), icon: 'shield', label: t('nav.data') },
        ] as const)),
    ...(me.who === 'owner' ? ([{ to: way('desk'), icon: 'desk', label: t('nav.desk') }] as const) : []),
  ];
  return (
    <Frame door="wrapped" name={t('name')} home={way()} ways={ways} account={<Account me={me} />}>
      <Suspense fallback={<PageLoading />}>
        <Routes>
          <Route index element={<HomePage me={me} />} />
          <Route path="how" element={<HowPage />} />
          <Route path="files/:id?" element={<MembersOnly me={me}><FilesPage me={me} /></MembersOnly>} />
          <Route path="connect" element={<MembersOnly me={me}><LinkPage me={me} /></MembersOnly>} />
          <Route path="share/:run" element={<MembersOnly me={me}><SharePage /></MembersOnly>} />
          <Route path="compare" element={<MembersOnly me={me}><ComparePage /></MembersOnly>} />
          <Route path="data" element={<MembersOnly me={me}><DataPage me={me} /></MembersOnly>} />
          <Route path="address" element={<AddressPage />} />
          <Route path="desk/:part?" element={<OwnerOnly me={me}><DeskPage /></OwnerOnly>} />
          <Route path="*" element={<Empty level={1} title={t('common:notFound.title')} text={t('common:notFound.text')} />} />
        </Routes>
      </Suspense>
    </Frame>
  );
}
