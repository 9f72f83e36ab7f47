import { Modal } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormats } from '../../../lib/format';
import { Icon } from '../../../ui/Icon';
import { Chip } from '../../../ui/parts';
import { faultText, stored } from '../../../ui/problems';
import { type Content, file, type Picture, titleOf } from '../content';
import css from './parts.module.css';

const thumb = (picture: Picture) => file(picture.url)?.replace(/([?&]size=\w+)?$/, picture.url.includes('?') ? '&size=thumb' : '?size=thumb');

export function PicturesPart({ content }: { content: Content }) {
  const { t } = useTranslation('vault');
  const f = useFormats();
  const [shown, setShown] = useState<number | null>(null);
  const picture = shown === null ? undefined : content.pictures[shown];
  if (content.pictures.length === 0) return <p className="dim">{t('reader.noPictures')}</p>;
  const facts = (one: Picture) =>
    one.width && one.height
      ? t('reader.pictureFacts', { width: one.width, height: one.height, size: f.bytes(one.bytes) })
      : f.bytes(one.bytes);
  return (
    <>
      <ul className={css.pictures}>
        {content.pictures.map((one, i) => (
          <li key={one.key}>
            <button type="button" onClick={() => setShown(i)}>
              <img src={thumb(one)} alt={one.alt || t('reader.picture', { number: i + 1 })} loading="lazy" />
            </button>
            <span>{facts(one)}</span>
          </li>
        ))}
      </ul>
      <Modal
        opened={!!picture}
        onClose={() => setShown(null)}
        size="auto"
        title={picture?.alt || t('reader.picture', { number: (shown ?? 0) + 1 })}
        closeButtonProps={{ 'aria-label': t('common:close') }}
      >
        {picture && <img className={css.large} src={file(picture.url) ?? undefined} alt={picture.alt ?? ''} />}
      </Modal>
    </>
  );
}

export function SnapshotPart({ content }: { content: Content }) {
  const { t } = useTranslation('vault');
  const f = useFormats();
  const shot = content.snapshot;
  if (!shot) return <p className="dim">{t('reader.noSnapshot')}</p>;
  const src = file(shot.url) ?? undefined;
  return (
    <div className={css.snapshot}>
      <p className="row apart small dim">
        <span>{t('reader.taken', { at: f.dateTime(shot.taken_at), size: f.bytes(shot.bytes) })}</span>
        <a href={src} target="_blank" rel="noopener noreferrer" className={css.full}>
          {t('reader.openSnapshot')}
          <Icon name="open" size={15} />
        </a>
      </p>
      <iframe src={src} sandbox="" title={t('reader.snapshotOf', { title: titleOf(content) })} loading="lazy" />
    </div>
  );
}

/** A list, or the same list as it was written into the database. */
function tagsOf(tags: string[] | string): string[] {
  if (Array.isArray(tags)) return tags;
  try {
    const list: unknown = JSON.parse(tags);
    return Array.isArray(list) ? list.map(String) : [];
  } catch {
    return tags.split(',').map((tag) => tag.trim()).filter(Boolean);
  }
}

export function SourcesPart({ content }: { content: Content }) {
  const { t } = useTranslation('vault');
  const f = useFormats();
  return (
    <div className="stack">
      <dl className={css.facts}>
        <dt>{t('reader.address')}</dt>
        <dd>
          <a href={content.url} target="_blank" rel="noopener noreferrer">
            {content.url}
          </a>
        </dd>
        {content.canonical_url && content.canonical_url !== content.url && (
          <>
            <dt>{t('reader.canonical')}</dt>
            <dd>
              <a href={content.canonical_url} target="_blank" rel="noopener noreferrer">
                {content.canonical_url}
              </a>
            </dd>
          </>
        )}
        <dt>{t('reader.number')}</dt>
        <dd className="num">{content.id}</dd>
      </dl>
      <ul className={css.lines}>
        {content.sources.map((source, i) => (
          <li key={`${source.created_at}-${i}`}>
            <p className="row apart">
              <strong>{source.source ?? t('reader.unknownSource')}</strong>
              <time className="small dim" dateTime={source.created_at}>
                {f.dateTime(source.created_at)}
              </time>
            </p>
            {source.note && <p>{source.note}</p>}
            {tagsOf(source.tags).length > 0 && (
              <p className="row">
                {tagsOf(source.tags).map((tag) => (
                  <Chip key={tag}>{tag}</Chip>
                ))}
              </p>
            )}
          </li>
        ))}
      </ul>
    </div>
  );
}

// What failed earlier was written down in English, and its code is not known any more.
const failures = ['failed', 'attempt_failed'];
const told = ['shared', 'queued', 'kept', 'failed', 'attempt_failed', 'changed', 'merged'];

export function HistoryPart({ content }: { content: Content }) {
  const { t } = useTranslation('vault');
  const f = useFormats();
  const last = content.last_error;
  if (content.history.length === 0) return <p className="dim">{t('reader.noHistory')}</p>;
  return (
    <ol className={css.lines}>
      {content.history.map((line, i) => (
        <li key={`${line.at}-${i}`}>
          <p className="row apart">
            <strong>{told.includes(line.event) ? t(`history.${line.event}`) : line.event}</strong>
            <time className="small dim" dateTime={line.at}>
              {f.dateTime(line.at)}
            </time>
          </p>
          {line.detail && last?.message === line.detail ? (
            <p className="small dim">{faultText(t, stored(last))}</p>
          ) : (
            line.detail && (
              <p className="small dim" lang={failures.includes(line.event) ? 'en' : undefined}>
                {line.detail}
              </p>
            )
          )}
        </li>
      ))}
    </ol>
  );
}
