import { useMemo } from 'react';
import { readyBody } from './body';
import css from './Prose.module.css';

export function Prose({ html, language }: { html: string; language: string | null }) {
  const ready = useMemo(() => readyBody(html), [html]);
  return <div className={css.prose} lang={language ?? undefined} dangerouslySetInnerHTML={{ __html: ready }} />;
}
