import { type RefObject, memo } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useFormats } from '../../../lib/format';
import { Chip } from '../../../ui/parts';
import { faultText, stored } from '../../../ui/problems';
import { type FoundItem, type ListItem, titleOf, way } from '../content';
import { Cover } from '../Cover';
import { usePlatformName } from '../platforms';
import { ProgressLine, StatusChip } from '../Stages';
import css from './Items.module.css';
import { Snippet } from './Snippet';

export type View = 'grid' | 'list';

function Meta({ item }: { item: ListItem }) {
  const { t } = useTranslation('vault');
  const f = useFormats();
  const platformName = usePlatformName();
  const minutes = item.word_count ? Math.max(1, Math.round(item.word_count / 230)) : null;
  return (
    <p className={css.meta}>
      <span className="clip">{item.site ?? platformName(item.platform)}</span>
      <span>
        <time dateTime={item.created_at} title={f.dateTime(item.created_at)}>
          {f.ago(item.created_at)}
        </time>
      </span>
      {minutes && item.status === 'parse_success' && <span>{t('minutes', { count: minutes })}</span>}
    </p>
  );
}

function Tags({ tags }: { tags: string[] }) {
  if (tags.length === 0) return null;
  return (
    <div className={css.tags}>
      {tags.slice(0, 3).map((tag) => (
        <Chip key={tag}>{tag}</Chip>
      ))}
      {tags.length > 3 && <Chip>{`+${tags.length - 3}`}</Chip>}
    </div>
  );
}

const Item = memo(function Item({ item, view }: { item: ListItem | FoundItem; view: View }) {
  const { t } = useTranslation('vault');
  const snippet = 'snippet_html' in item ? item.snippet_html : null;
  return (
    <li className={css.item} data-status={item.status}>
      <div className={css.cover}>
        <Cover item={item} size={view === 'grid' ? 'card' : 'thumb'} />
      </div>
      <div className={css.body}>
        <h2 className={css.title} lang={item.language ?? undefined}>
          <Link to={way(`contents/${item.id}`)} data-item>
            {'title_html' in item && item.title_html ? <Snippet html={item.title_html} /> : titleOf(item)}
          </Link>
        </h2>
        {item.status === 'parse_failed' && item.last_error ? (
          <p className={css.fault}>{faultText(t, stored(item.last_error))}</p>
        ) : (
          (snippet ?? item.excerpt) && (
            <p className={css.excerpt} lang={item.language ?? undefined}>
              {snippet ? <Snippet html={snippet} /> : item.excerpt}
            </p>
          )
        )}
        <ProgressLine item={item} />
        <div className={css.foot}>
          <Meta item={item} />
          {item.status === 'parse_failed' && <StatusChip status={item.status} />}
          <Tags tags={item.tags} />
        </div>
      </div>
    </li>
  );
});

export function Items({ items, view, list }: { items: ListItem[]; view: View; list: RefObject<HTMLUListElement | null> }) {
  return (
    <ul className={view === 'grid' ? css.grid : css.list} ref={list}>
      {items.map((item) => (
        <Item key={item.id} item={item} view={view} />
      ))}
    </ul>
  );
}
