import { ActionIcon, Menu } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type ReactNode, type RefObject, useEffect, useLayoutEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, NavLink, useLocation, useNavigationType } from 'react-router';
import { del } from '../lib/api';
import { absolute, rootApp } from '../lib/base';
import { hasMoved } from '../lib/journey';
import { useTellFault } from './problems';
import css from './Frame.module.css';
import { Icon, type IconName } from './Icon';
import { LanguageMenu, ThemeMenu } from './Looks';

export interface Way {
  to: string;
  icon: IconName;
  label: string;
  end?: boolean;
  badge?: number;
}

/** Paints the page in a door's colour, dialogs at the end of the body included. */
export function useDoor(door: string): void {
  useLayoutEffect(() => {
    document.documentElement.dataset.door = door;
  }, [door]);
}

export function useTitle(...parts: (string | null | undefined)[]): void {
  const title = [...parts.filter(Boolean), 'Rowhouse'].join(' · ');
  useEffect(() => {
    document.title = title;
  }, [title]);
}

/** A new page starts at its top and is where the keyboard goes on; the one that was opened first leaves focus alone. */
export function useArrival(main: RefObject<HTMLElement | null>): void {
  const { pathname } = useLocation();
  const how = useNavigationType();
  useEffect(() => {
    if (!hasMoved()) return;
    // A replaced page, such as the next part of the same one, keeps the focus where there still is one.
    const kept = document.activeElement && document.activeElement !== document.body;
    if (how === 'REPLACE' && kept) return;
    main.current?.focus({ preventScroll: true });
    if (how === 'PUSH') scrollTo(0, 0);
  }, [pathname]);
}

function DoorMark() {
  return (
    <svg width="26" height="26" viewBox="0 0 26 26" aria-hidden="true">
      <path d="M3 12 13 3.500 23 12v12H3z" className={css.markWall} />
      <path d="M9.500 24v-6.500a3.500 3.500 0 0 1 7 0V24z" className={css.markDoor} />
      <path d="M2 12.500 13 3l11 9.500" className={css.markRoof} />
    </svg>
  );
}

/** A door's page: its ways at the left on a desk, under the thumb on a phone. */
export function Frame(props: { door: string; name: string; home: string; ways: Way[]; account?: ReactNode; children: ReactNode }) {
  const { t } = useTranslation('common');
  useDoor(props.door);
  const place = useLocation();
  const main = useRef<HTMLElement>(null);
  useArrival(main);
  return (
    <div className={css.frame}>
      <a className="skip" href={`${place.pathname}#main`} onClick={(event) => {
        event.preventDefault();
        main.current?.focus();
      }}>
        {t('skip')}
      </a>
      <header className={css.side}>
        <Link to={props.home} className={css.brand}>
          <DoorMark />
          <span>{props.name}</span>
        </Link>
        <nav aria-label={t('nav.label')} className={css.ways}>
          {props.ways.map((way) => (
            <NavLink key={way.to} to={way.to} end={way.end} className={css.way}>
              <Icon name={way.icon} size={20} />
              <span className={css.wayName}>{way.label}</span>
              {!!way.badge && <span className={css.badge}>{way.badge}</span>}
            </NavLink>
          ))}
        </nav>
        <div className={css.foot}>
          {rootApp === '' && props.door !== 'house' && (
            <Link to="/" className={css.way}>
              <Icon name="street" size={20} />
              <span className={css.wayName}>{t('nav.street')}</span>
            </Link>
          )}
          <div className={css.looks}>
            <ThemeMenu />
            <LanguageMenu />
            {props.account ?? <AccountMenu />}
          </div>
        </div>
      </header>
      <main id="main" ref={main} tabIndex={-1} className={css.main}>
        {props.children}
      </main>
    </div>
  );
}

export function AccountMenu() {
  const { t } = useTranslation('common');
  const client = useQueryClient();
  const tell = useTellFault();
  const leave = useMutation({
    mutationFn: () => del('api/session'),
    onSuccess: () => {
      client.clear();
      location.assign(absolute('sign-in'));
    },
    onError: tell,
  });
  return (
    <Menu>
      <Menu.Target>
        <ActionIcon variant="subtle" color="gray" size="lg" aria-label={t('account')} className={css.quiet}>
          <Icon name="person" />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        {rootApp === '' && (
          <>
            <Menu.Item component={Link} to="/" leftSection={<Icon name="street" />}>
              {t('nav.street')}
            </Menu.Item>
            <Menu.Item component={Link} to="/settings" leftSection={<Icon name="settings" />}>
              {t('nav.houseSettings')}
            </Menu.Item>
          </>
        )}
        <Menu.Item leftSection={<Icon name="out" />} onClick={() => leave.mutate()}>
          {t('signOut')}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}

/** The head of a page: what it is, and what one can do there. */
export function PageHead({ title, note, children }: { title: string; note?: ReactNode; children?: ReactNode }) {
  return (
    <div className={css.head}>
      <div className="grow">
        <h1>{title}</h1>
        {note && <p className="dim">{note}</p>}
      </div>
      {children && <div className="row">{children}</div>}
    </div>
  );
}
