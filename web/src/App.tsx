import { MantineProvider } from '@mantine/core';
import { Notifications } from '@mantine/notifications';
import { QueryCache, QueryClient, QueryClientProvider } from '@tanstack/react-query';
import i18next from 'i18next';
import { lazy, type ReactNode, Suspense, useEffect, useLayoutEffect } from 'react';
import { BrowserRouter, Navigate, Route, Routes, useLocation } from 'react-router';
import { Problem } from './lib/api';
import { basePath, nonce, rootApp } from './lib/base';
import { connection } from './lib/connection';
import { keepCsrfFresh, retryDelay, worthRetrying } from './lib/house';
import { passed } from './lib/journey';
import { schemeManager, theme, variables } from './lib/theme';
import { currentTheme } from './lib/prefs';
import { Boundary } from './ui/Boundary';
import { ConnectionBanner } from './ui/ConnectionBanner';
import { Signed } from './ui/Signed';
import { PageLoading } from './ui/states';

const StreetPage = lazy(() => import('./apps/house/street/StreetPage'));
const SetupPage = lazy(() => import('./apps/house/setup/SetupPage'));
const SignInPage = lazy(() => import('./apps/house/signin/SignInPage'));
const HouseSettingsPage = lazy(() => import('./apps/house/settings/SettingsPage'));
const JobsDeskPage = lazy(() => import('./apps/house/jobs/JobsDeskPage'));
const NotFoundPage = lazy(() => import('./apps/house/street/NotFoundPage'));
const Vault = lazy(() => import('./apps/vault/Vault'));
const Wrapped = lazy(() => import('./apps/wrapped/Wrapped'));
const Weekly = lazy(() => import('./apps/weekly/Weekly'));

/** What stands behind each door. The vault is the owner's alone; the others look themselves who comes. */
const doors: [string, ReactNode][] = [
  ['vault', <Signed key="vault"><Vault /></Signed>],
  ['wrapped', <Wrapped key="wrapped" />],
  ['weekly', <Weekly key="weekly" />],
];
const ownDoor = doors.find(([name]) => name === rootApp)?.[1];

const client: QueryClient = new QueryClient({
  queryCache: new QueryCache({
    // A session that ended elsewhere shows at the next question; the guard then leads to the sign-in page.
    onError: (fault) => {
      if (fault instanceof Problem && fault.status === 401) void client.invalidateQueries({ queryKey: ['house'] });
    },
  }),
  defaultOptions: {
    queries: { staleTime: 5_000, retry: worthRetrying, retryDelay, refetchOnWindowFocus: true },
    // What a person asks for is tried at once and fails in words, instead of waiting for the browser to feel online.
    mutations: { networkMode: 'always', retry: false },
  },
});
keepCsrfFresh(client);

/** Tells the pages whether one came to them from another; the layout comes before what the pages do about it. */
function Journey() {
  const { key } = useLocation();
  useLayoutEffect(() => passed(key), [key]);
  return null;
}

export function App() {
  useEffect(() => connection.onBack(() => void client.invalidateQueries()), []);
  useEffect(() => {
    // The server writes sentences of its own, and they are asked for again in the new language.
    const again = () => void client.invalidateQueries();
    i18next.on('languageChanged', again);
    return () => i18next.off('languageChanged', again);
  }, []);
  return (
    <MantineProvider
      theme={theme}
      cssVariablesResolver={variables}
      colorSchemeManager={schemeManager}
      defaultColorScheme={currentTheme()}
      getStyleNonce={() => nonce}
    >
      <QueryClientProvider client={client}>
        <BrowserRouter basename={basePath}>
          <Journey />
          <ConnectionBanner />
          <Notifications position="bottom-right" limit={3} autoClose={5000} zIndex={500} />
          <Boundary>
            <Suspense fallback={<PageLoading />}>
              <Routes>
                {ownDoor ? (
                  <Route path="/*" element={ownDoor} />
                ) : (
                  <>
                    <Route index element={<StreetPage />} />
                    <Route path="setup" element={<SetupPage />} />
                    <Route path="settings/*" element={<Signed><HouseSettingsPage /></Signed>} />
                    <Route path="jobs/*" element={<Signed><JobsDeskPage /></Signed>} />
                    {doors.map(([name, app]) => (
                      <Route key={name} path={`${name}/*`} element={app} />
                    ))}
                    <Route path="*" element={<NotFoundPage />} />
                  </>
                )}
                <Route path="sign-in" element={<SignInPage />} />
                <Route path="index.html" element={<Navigate to="/" replace />} />
              </Routes>
            </Suspense>
          </Boundary>
        </BrowserRouter>
      </QueryClientProvider>
    </MantineProvider>
  );
}
