import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { LanguageMenu, ThemeMenu } from '../../ui/Looks';
import { useDoor } from '../../ui/Frame';
import css from './Porch.module.css';

/** Where one stands before one is let in: one sheet of paper, and a lamp beside the door. */
export function Porch({ title, text, children }: { title: string; text?: ReactNode; children?: ReactNode }) {
  const { t } = useTranslation('common');
  useDoor('house');
  return (
    <div className={css.porch}>
      <div className={css.looks}>
        <ThemeMenu />
        <LanguageMenu />
      </div>
      <main className={css.sheet} id="main">
        <svg className={css.door} viewBox="0 0 120 96" aria-hidden="true">
          
          <path className={css.wall} d="M14 44 60 10l46 34v52H14z" />
          <path className={css.roof} d="M8 48 60 9l52 39" />
          <path className={css.leaf} d="M42 96V66a18 18 0 0 1 36 0v30z" />
          <circle className={css.knob} cx="71" cy="76" r="2" />
          <path className={css.arm} d="M84 58h8v6" />
          <circle className={css.glow} cx="92" cy="68" r="13" />
          <circle className={css.lamp} cx="92" cy="68" r="4" />
        </svg>
        <p className={css.name}>{t('house')}</p>
        <h1>{title}</h1>
        {text && <p className={css.text}>{text}</p>}
        {children}
      </main>
    </div>
  );
}
