import { Button, TextInput, Textarea } from '@mantine/core';
import { useMutation, useQueries, useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useSearchParams } from 'react-router';
import { post } from '../../../lib/api';
import { PageHead, useTitle } from '../../../ui/Frame';
import { Icon } from '../../../ui/Icon';
import { Chip } from '../../../ui/parts';
import { faultText, stored } from '../../../ui/problems';
import { FaultNote } from '../../../ui/states';
import { api, type Content, contentQuery, lastAttempt, titleOf, underWay, useTags, way } from '../content';
import { useExample } from '../example';
import { StageSteps, StatusChip, useStageWords } from '../Stages';
import css from './AddPage.module.css';
import { Bookmarklet } from './Bookmarklet';
import { batchLimit, linksIn, linksLeft, readTags } from './links';
import { type Added, recallAdded, rememberAdded } from './recent';
import { wishKeys } from './wishKey';

interface Batch {
  items: { url: string; id?: number | null; error?: { code: string; message: string } | null }[];
}

interface Share {
  text: string;
  tags: string[];
  note: string;
  key: string;
}

async function share({ text, tags, note, key }: Share): Promise<Added[]> {
  const links = linksIn(text);
  const common = { tags, note: note || undefined, source: 'page', is_nsfw: false };
  if (links.length <= 1) {
    const made = await post<{ id: number; url: string }>(api('shares'), { url: text.trim(), ...common }, { 'Idempotency-Key': key });
    return [{ url: made.url, id: made.id }];
  }
  const items = links.slice(0, batchLimit).map((url) => ({ url, ...common }));
  const batch = await post<Batch>(api('shares/batch'), { items });
  return batch.items.map((item) => ({ url: item.url, id: item.id ?? undefined, error: item.error ?? undefined }));
}

export default function AddPage() {
  const { t } = useTranslation('vault');
  useTitle(t('nav.add'), t('name'));
  const client = useQueryClient();
  const [address, setAddress] = useSearchParams();
  const [text, setText] = useState(address.get('url') ?? '');
  const [tags, setTags] = useState('');
  const [note, setNote] = useState('');
  const [added, setAdded] = useState<Added[]>(recallAdded);
  const [keys] = useState(() => wishKeys());
  const field = useRef<HTMLTextAreaElement>(null);
  const example = useExample();
  const known = useTags();
  const links = linksIn(text);
  const keep = useMutation({
    mutationFn: share,
    onSuccess: (fresh, sent) => {
      const ids = new Set(fresh.map((one) => one.id));
      const all = [...fresh, ...added.filter((one) => one.id === undefined || !ids.has(one.id))].slice(0, 60);
      setAdded(all);
      rememberAdded(all);
      const left = linksLeft(sent.text);
      setText((now) => (now === sent.text ? left : now));
      if (!left) setNote('');
      setAddress(new URLSearchParams(), { replace: true });
      keys.answered();
      void client.invalidateQueries({ queryKey: ['vault', 'contents'] });
      void client.invalidateQueries({ queryKey: ['house'] });
      field.current?.focus();
    },
  });
  const submit = () => {
    const wish = { text, tags: readTags(tags), note };
    if (text.trim() && !keep.isPending) keep.mutate({ ...wish, key: keys.of(wish) });
  };
  const clear = () => {
    setAdded([]);
    rememberAdded([]);
  };
  return (
    <div className={css.page}>
      <PageHead title={t('add.title')} note={t('add.note')} />
      <form
        className={css.form}
        onSubmit={(event) => {
          event.preventDefault();
          submit();
        }}
      >
        <Textarea
          ref={field}
          label={t('add.links')}
          placeholder={t('add.placeholder')}
          autosize
          minRows={3}
          maxRows={12}
          data-autofocus
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
          onKeyDown={(event) => {
            if (event.key === 'Enter' && (event.metaKey || event.ctrlKey)) submit();
          }}
        />
        <div className={css.two}>
          <TextInput
            label={t('add.tags')}
            placeholder={t('add.tagsPlaceholder')}
            value={tags}
            onChange={(event) => setTags(event.currentTarget.value)}
            list="vault-tags"
          />
          <TextInput
            label={t('add.noteLabel')}
            placeholder={t('add.notePlaceholder')}
            maxLength={2000}
            value={note}
            onChange={(event) => setNote(event.currentTarget.value)}
          />
        </div>
        <datalist id="vault-tags">
          {(known.data ?? []).slice(0, 50).map((tag) => (
            <option key={tag.name} value={tag.name} />
          ))}
        </datalist>
        {keep.error && <FaultNote fault={keep.error} />}
        <div className="row">
          <Button type="submit" size="md" loading={keep.isPending} disabled={!text.trim()}>
            {t('add.keep', { count: Math.max(1, links.length) })}
          </Button>
          <span className="small dim" role="status">
            {links.length > batchLimit
              ? t('add.tooMany', { count: links.length, limit: batchLimit })
              : text.trim() && links.length === 0
                ? t('add.noLink')
                : links.length > 1
                  ? t('add.found', { count: links.length })
                  : ''}
          </span>
        </div>
      </form>
      {added.length > 0 ? (
        <Recent added={added} onClear={clear} />
      ) : (
        example.known &&
        !example.loaded && (
          <p className={css.hint}>
            {t('add.noLinkAtHand')}{' '}
            <button type="button" onClick={example.load} disabled={example.busy}>
              {t('empty.load')}
            </button>
          </p>
        )
      )}
      <Bookmarklet />
    </div>
  );
}

/** What was added from this tab lately: it stays through a reload, and each row tells its stage. */
function Recent({ added, onClear }: { added: Added[]; onClear: () => void }) {
  const { t } = useTranslation('vault');
  const ids = added.flatMap((one) => (one.id === undefined ? [] : [one.id]));
  const rows = useQueries({
    queries: ids.map((id) => ({
      ...contentQuery(id),
      retry: false,
      refetchInterval: (query: { state: { data?: Content } }) =>
        query.state.data && underWay(query.state.data) ? 6000 : false,
    })),
  });
  const contents = new Map(rows.flatMap((row) => (row.data ? [[row.data.id, row.data] as const] : [])));
  const going = [...contents.values()].filter(underWay).length;
  return (
    <section className={css.recent} aria-label={t('add.recent')}>
      <div className="row apart">
        <h2>{t('add.recent')}</h2>
        <span className="row">
          <span className="small dim" role="status">
            {going > 0 ? t('add.going', { count: going }) : t('add.allDone')}
          </span>
          <Button variant="subtle" size="compact-sm" onClick={onClear}>
            {t('add.clear')}
          </Button>
        </span>
      </div>
      <ul>
        {added.map((one, i) => (
          <Row key={one.id ?? `${one.url}-${i}`} added={one} content={one.id === undefined ? undefined : contents.get(one.id)} />
        ))}
      </ul>
    </section>
  );
}

function Row({ added, content }: { added: Added; content: Content | undefined }) {
  const { t } = useTranslation('vault');
  const words = useStageWords();
  const last = content && lastAttempt(content);
  const fault = added.error ?? (content?.status === 'parse_failed' && content.last_error ? stored(content.last_error) : null);
  return (
    <li className={css.row} data-status={content?.status}>
      <div className={css.rowHead}>
        {content ? (
          <Link to={way(`contents/${content.id}`)} className={css.title} lang={content.language ?? undefined}>
            {titleOf(content)}
          </Link>
        ) : (
          <span className={css.title}>{added.url}</span>
        )}
        {added.error ? (
          <Chip tone="bad" dot>
            {t('add.refused')}
          </Chip>
        ) : (
          content && <StatusChip status={content.status} />
        )}
      </div>
      {content?.title && <p className={css.url}>{added.url}</p>}
      {content && underWay(content) && (
        <>
          <div className={css.steps}>
            <StageSteps item={content} />
          </div>
          <p className={css.stageWord}>{words(content.progress)}</p>
          {last && <p className={css.retry}>{t('reader.retrying', { why: faultText(t, stored(last)) })}</p>}
        </>
      )}
      {fault && (
        <p className={css.fault}>
          <Icon name="warn" size={15} />
          <span>
            {faultText(t, fault)}
          </span>
        </p>
      )}
    </li>
  );
}
