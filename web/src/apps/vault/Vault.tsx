import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { Route, Routes } from 'react-router';
import { get, Problem } from '../../lib/api';
import { useHouse } from '../../lib/house';
import { AppDown } from '../../ui/AppDown';
import { Frame } from '../../ui/Frame';
import { Empty, PageLoading } from '../../ui/states';
import { api, useVaultEvents, way } from './content';

const LibraryPage = lazy(() => import('./library/LibraryPage'));
const AddPage = lazy(() => import('./add/AddPage'));
const ReaderPage = lazy(() => import('./reader/ReaderPage'));
const JobsPage = lazy(() => import('./jobs/JobsPage'));
const SettingsPage = lazy(() => import('./settings/SettingsPage'));

/** The vault's door: its frame, its ways, and what stands there while the app is down. */
export default function Vault() {
  const { t } = useTranslation('vault');
  useVaultEvents();
  const house = useHouse();
  const app = house.data?.apps.find((one) => one.name === 'vault');
  const door = useQuery({
    queryKey: ['vault', 'door'],
    queryFn: ({ signal }) => get(api('init-status'), undefined, signal),
    staleTime: 30_000,
    refetchInterval: (query) => (query.state.status === 'error' ? 5000 : false),
  });
  const down = door.error instanceof Problem && door.error.code === 'app_down' ? door.error : null;
  const ways = [
    { to: way(), icon: 'library', label: t('nav.library'), end: true },
    { to: way('add'), icon: 'add', label: t('nav.add') },
    { to: way('jobs'), icon: 'jobs', label: t('nav.jobs'), badge: (app?.working ?? 0) + (app?.waiting ?? 0) },
    { to: way('settings'), icon: 'settings', label: t('nav.settings') },
  ] as const;
  return (
    <Frame door="vault" name={t('name')} home={way()} ways={[...ways]}>
      {down ? (
        <AppDown app="vault" name={t('name')} reason={down.detail || app?.reason || null} retry={() => void door.refetch()} />
      ) : (
        <Suspense fallback={<PageLoading />}>
          <Routes>
            <Route index element={<LibraryPage />} />
            <Route path="add" element={<AddPage />} />
            <Route path="contents/:id/:part?" element={<ReaderPage />} />
            <Route path="jobs" element={<JobsPage />} />
            <Route path="settings" element={<SettingsPage />} />
            <Route path="*" element={<Empty level={1} title={t('common:notFound.title')} text={t('common:notFound.text')} />} />
          </Routes>
        </Suspense>
      )}
    </Frame>
  );
}
