import { useState } from 'react';
import { file, type ListItem } from './content';
import css from './Cover.module.css';

const tints = 6;

/** A steady number for a site, so that its pages share one tint of paper. */
function tintOf(site: string): number {
  let sum = 0;
  for (const letter of site) sum = (sum * 31 + (letter.codePointAt(0) ?? 0)) % 9973;
  return sum % tints;
}

/** The page's picture; without one, a sheet of tinted paper with the first letters of its title. */
export function Cover({ item, size }: { item: ListItem; size: 'thumb' | 'card' }) {
  const [broken, setBroken] = useState(false);
  const url = file(item.thumbnail_url ?? item.cover_url);
  if (url && !broken) {
    return (
      <img
        className={`${css.cover} ${css[size]}`}
        src={url}
        alt=""
        loading="lazy"
        decoding="async"
        onError={() => setBroken(true)}
      />
    );
  }
  const site = item.site ?? item.platform;
  return (
    <div className={`${css.cover} ${css[size]} ${css.sheet}`} data-tint={tintOf(site)} lang={item.language ?? undefined} aria-hidden="true">
      {size === 'card' && item.excerpt ? <span className={css.words}>{item.excerpt}</span> : <span className={css.letter}>{[...site][0]}</span>}
    </div>
  );
}
