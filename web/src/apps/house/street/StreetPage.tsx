import { Button } from '@mantine/core';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { post } from '../../../lib/api';
import { useFormats } from '../../../lib/format';
import { type HouseApp, type OwnDoor, ownAddress, useHouse } from '../../../lib/house';
import { AccountMenu, useArrival, useDoor, useTitle } from '../../../ui/Frame';
import { HouseDrawing } from '../../../ui/HouseDrawing';
import { Icon } from '../../../ui/Icon';
import { LanguageMenu, ThemeMenu } from '../../../ui/Looks';
import { Failed, PageLoading } from '../../../ui/states';
import { FarRoofs, Lamp, Sky, Tree } from './Scenery';
import css from './StreetPage.module.css';

/** The doors that this page knows how to open by itself. */
const inside = ['wrapped', 'weekly', 'vault'];

function partOfDay(hour: number): 'morning' | 'day' | 'evening' | 'night' {
  if (hour < 5 || hour >= 23) return 'night';
  if (hour < 12) return 'morning';
  return hour < 18 ? 'day' : 'evening';
}

/** Cookies stay at the house, so the owner takes a ticket along to a door beside it. */
async function enter(door: OwnDoor, name: string): Promise<void> {
  const { ticket } = await post<{ ticket: string }>(`api/door-ticket/${name}`);
  window.location.assign(`${ownAddress(door, window.location)}sign-in#ticket=${encodeURIComponent(ticket)}`);
}

function House({ app, signedIn }: { app: HouseApp; signedIn: boolean }) {
  const { t } = useTranslation('house');
  const f = useFormats();
  const working = app.state === 'open' ? (app.working ?? 0) : 0;
  const waiting = app.state === 'open' ? (app.waiting ?? 0) : 0;
  const status = [
    t(`state.${app.state}`),
    working > 0 ? t('working', { count: working, number: f.number(working) }) : null,
    waiting > 0 ? t('waitingJobs', { count: waiting, number: f.number(waiting) }) : null,
  ].filter(Boolean);
  const content = (
    <>
      <span className={css.plot}>
        <HouseDrawing app={app.name} state={app.state} working={working > 0} />
        {app.state !== 'open' && app.state !== 'off' && (
          <span className={css.board}>
            <span>{app.reason ?? t(`board.${app.state}`)}</span>
          </span>
        )}
      </span>
      <span className={css.caption}>
        <span className={css.name}>{t(`apps.${app.name}.name`)}</span>
        <span className={css.line}>{t(`apps.${app.name}.line`)}</span>
        <span className={css.state} data-state={app.state}>
          {status.join(' · ')}
        </span>
      </span>
    </>
  );
  return (
    <li className={css.house} data-door={app.name}>
      {app.state === 'off' ? (
        <span className={css.link}>{content}</span>
      ) : app.own_door ? (
        <a
          href={ownAddress(app.own_door, window.location)}
          className={css.link}
          onClick={(event) => {
            if (!signedIn || !app.own_door || event.metaKey || event.ctrlKey || event.shiftKey) return;
            event.preventDefault();
            const door = app.own_door;
            enter(door, app.name).catch(() => window.location.assign(ownAddress(door, window.location)));
          }}
        >
          {content}
        </a>
      ) : inside.includes(app.name) && !/^https?:/.test(app.href) ? (
        <Link to={`/${app.name}`} className={css.link}>
          {content}
        </Link>
      ) : (
        <a href={app.href} className={css.link}>
          {content}
        </a>
      )}
    </li>
  );
}

export default function StreetPage() {
  const { t } = useTranslation('house');
  useDoor('house');
  useTitle();
  const main = useRef<HTMLElement>(null);
  useArrival(main);
  const house = useHouse(true);
  if (house.isPending) return <PageLoading />;
  if (!house.data) return <Failed fault={house.error} retry={() => void house.refetch()} />;
  const { apps, signed_in: signedIn, first_run: firstRun } = house.data;
  const working = apps.reduce((sum, app) => sum + (app.working ?? 0), 0);
  return (
    <div className={css.page}>
      <Sky />
      <header className={css.top}>
        <p className={css.brand}>{t('common:house')}</p>
        <nav aria-label={t('common:nav.label')}>
          {signedIn && (
            <>
              <Link to="/jobs" className={css.way}>
                <Icon name="jobs" />
                <span>{t('nav.jobs')}</span>
              </Link>
              <Link to="/settings" className={css.way}>
                <Icon name="settings" />
                <span>{t('nav.settings')}</span>
              </Link>
            </>
          )}
        </nav>
        <ThemeMenu />
        <LanguageMenu />
        {signedIn ? (
          <AccountMenu />
        ) : (
          !firstRun && (
            <Button component={Link} to="/sign-in" size="sm" ml="xs">
              {t('signIn.title')}
            </Button>
          )
        )}
      </header>
      <main id="main" ref={main} tabIndex={-1} className={css.main}>
        <div className={css.greeting}>
          <h1>{t(`greeting.${partOfDay(new Date().getHours())}`)}</h1>
          <p role="status">
            {firstRun && !signedIn ? t('firstRun.noToken') : signedIn ? (working > 0 ? t('street.working', { count: working }) : t('street.quiet')) : t('street.stranger')}
          </p>
        </div>
        <div className={css.scene} data-houses={apps.length}>
          <div className={css.backdrop}>
            <FarRoofs />
          </div>
          <div className={css.side}>
            <Tree tall />
            <Lamp />
          </div>
          <ul className={css.row} aria-label={t('street.doors')}>
            {apps.map((app) => (
              <House key={app.name} app={app} signedIn={signedIn} />
            ))}
          </ul>
          <div className={css.side}>
            <Lamp />
            <Tree />
            <Tree tall />
          </div>
        </div>
      </main>
      <footer className={css.foot}>{t('common:version', { version: house.data.version })}</footer>
    </div>
  );
}
