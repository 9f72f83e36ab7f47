import { ActionIcon, Button, Menu, Tooltip } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate, useParams } from 'react-router';
import { del, get, post, Problem } from '../../../lib/api';
import { useFormats } from '../../../lib/format';
import { useShortcuts } from '../../../lib/shortcuts';
import { Confirm } from '../../../ui/Confirm';
import { useTitle } from '../../../ui/Frame';
import { Icon } from '../../../ui/Icon';
import { Chip } from '../../../ui/parts';
import { faultText, stored, useTell, useTellFault } from '../../../ui/problems';
import { Empty, Failed, FaultNote, PageLoading } from '../../../ui/states';
import { api, type Content, contentQuery, lastAttempt, type ListItem, type Page, recallOrder, rememberOrder, titleOf, underWay, way, wayBack } from '../content';
import { usePlatformName } from '../platforms';
import { StageSteps, StatusChip } from '../Stages';
import { EditDialog } from './EditDialog';
import { HistoryPart, PicturesPart, SnapshotPart, SourcesPart } from './parts';
import { Prose } from './Prose';
import css from './ReaderPage.module.css';

const parts = ['text', 'pictures', 'snapshot', 'sources', 'history'] as const;
type Part = (typeof parts)[number];

/** The neighbours in the order the library last showed; who came straight here gets the newest first. */
function useNeighbours(id: number) {
  const order = recallOrder();
  const missing = !order.includes(id);
  const newest = useQuery({
    queryKey: ['vault', 'order'],
    queryFn: ({ signal }) => get<Page<ListItem>>(api('contents'), { page: 1, size: 100 }, signal),
    enabled: missing,
    staleTime: 60_000,
  });
  const ids = missing ? (newest.data?.items ?? []).map((item) => item.id) : order;
  const at = ids.indexOf(id);
  return { previous: at > 0 ? ids[at - 1] : undefined, next: at >= 0 ? ids[at + 1] : undefined };
}

export default function ReaderPage() {
  const { t } = useTranslation('vault');
  const { id: text, part: named } = useParams();
  const id = Number(text);
  const part: Part = parts.find((one) => one === named) ?? 'text';
  const found = useQuery({
    ...contentQuery(id),
    enabled: Number.isInteger(id),
    refetchInterval: (query) => (query.state.data && underWay(query.state.data) ? 6000 : false),
  });
  useTitle(found.data && titleOf(found.data), t('name'));
  if (!Number.isInteger(id) || (found.error instanceof Problem && found.error.status === 404)) {
    return (
      <Empty level={1} title={t('reader.gone.title')} text={t('reader.gone.text')}>
        <Button component={Link} to={wayBack()} variant="default">
          {t('reader.toLibrary')}
        </Button>
      </Empty>
    );
  }
  if (found.isPending) return <PageLoading />;
  if (!found.data) return <Failed fault={found.error} retry={() => void found.refetch()} />;
  return <Reader key={id} content={found.data} part={part} />;
}

function Reader({ content, part }: { content: Content; part: Part }) {
  const { t } = useTranslation('vault');
  const go = useNavigate();
  const client = useQueryClient();
  const tell = useTell();
  const tellFault = useTellFault();
  const [editing, setEditing] = useState(false);
  const [deleting, setDeleting] = useState(false);
  const { previous, next } = useNeighbours(content.id);
  const last = lastAttempt(content);
  const at = (id: number) => way(`contents/${id}`);
  const retry = useMutation({
    mutationFn: () => post(api(`contents/${content.id}/retry`)),
    onSuccess: () => client.invalidateQueries({ queryKey: ['vault'] }),
    onError: tellFault,
  });
  const remove = useMutation({
    mutationFn: () => del(api(`contents/${content.id}`)),
    onSuccess: () => {
      tell(t('reader.deleted'));
      rememberOrder(recallOrder().filter((id) => id !== content.id));
      go(next === undefined ? wayBack() : at(next), { replace: true });
      client.removeQueries({ queryKey: ['vault', 'content', content.id] });
      for (const key of ['contents', 'search', 'tags', 'example']) void client.invalidateQueries({ queryKey: ['vault', key] });
    },
    onError: (fault) => {
      setDeleting(false);
      tellFault(fault);
    },
  });
  useShortcuts({
    j: () => next !== undefined && go(at(next)),
    k: () => previous !== undefined && go(at(previous)),
    u: () => go(wayBack()),
    Escape: () => go(wayBack()),
    e: () => setEditing(true),
    '/': () => go(wayBack()),
  });
  return (
    <article className={css.page}>
      <Toolbar
        content={content}
        previous={previous === undefined ? undefined : at(previous)}
        next={next === undefined ? undefined : at(next)}
        onEdit={() => setEditing(true)}
        onDelete={() => setDeleting(true)}
        onRetry={() => retry.mutate()}
      />
      <Head content={content} />
      {underWay(content) && (
        <div className={css.going} role="status">
          <p>{content.status === 'processing' ? t('reader.keeping') : t('reader.waiting')}</p>
          <StageSteps item={content} />
          {last && <p className={css.retry}>{t('reader.retrying', { why: faultText(t, stored(last)) })}</p>}
          {content.job && content.job.attempt > 1 && (
            <p className="small dim">{t('reader.attempt', { attempt: content.job.attempt })}</p>
          )}
        </div>
      )}
      {content.status === 'parse_failed' && (
        <FaultNote fault={content.last_error ? stored(content.last_error) : { code: 'job_ended', stored: true }} title={t('reader.failed')}>
          <div className="row" style={{ marginTop: 'var(--s3)' }}>
            <Button size="xs" loading={retry.isPending} leftSection={<Icon name="retry" size={16} />} onClick={() => retry.mutate()}>
              {t('common:tryAgain')}
            </Button>
          </div>
        </FaultNote>
      )}
      <Parts content={content} part={part} />
      <div className={css.part}>
        {part === 'text' && <TextPart content={content} />}
        {part === 'pictures' && <PicturesPart content={content} />}
        {part === 'snapshot' && <SnapshotPart content={content} />}
        {part === 'sources' && <SourcesPart content={content} />}
        {part === 'history' && <HistoryPart content={content} />}
      </div>
      <Turn previous={previous} next={next} />
      <EditDialog content={content} open={editing} onClose={() => setEditing(false)} />
      <Confirm
        open={deleting}
        title={t('reader.deleteTitle')}
        text={t('reader.deleteText')}
        act={t('reader.delete')}
        busy={remove.isPending}
        onAct={() => remove.mutate()}
        onClose={() => setDeleting(false)}
      />
    </article>
  );
}

function Toolbar(props: {
  content: Content;
  previous: string | undefined;
  next: string | undefined;
  onEdit: () => void;
  onDelete: () => void;
  onRetry: () => void;
}) {
  const { t } = useTranslation('vault');
  const arrow = (to: string | undefined, name: 'up' | 'down', label: string) => (
    <Tooltip label={label}>
      {to ? (
        <ActionIcon component={Link} to={to} variant="subtle" size="lg" aria-label={label}>
          <Icon name={name} />
        </ActionIcon>
      ) : (
        <ActionIcon variant="subtle" size="lg" aria-label={label} disabled>
          <Icon name={name} />
        </ActionIcon>
      )}
    </Tooltip>
  );
  return (
    <div className={css.bar}>
      <Link to={wayBack()} className={css.back}>
        <Icon name="back" />
        <span>{t('nav.library')}</span>
      </Link>
      <div className="row" style={{ gap: 2, flexWrap: 'nowrap' }}>
        {arrow(props.previous, 'up', t('reader.previous'))}
        {arrow(props.next, 'down', t('reader.next'))}
        <Tooltip label={t('reader.original')}>
          <ActionIcon component="a" href={props.content.clean_url ?? props.content.url} target="_blank" rel="noopener noreferrer" variant="subtle" size="lg" aria-label={t('reader.original')}>
            <Icon name="open" />
          </ActionIcon>
        </Tooltip>
        <Menu>
          <Menu.Target>
            <ActionIcon variant="subtle" size="lg" aria-label={t('reader.more')}>
              <Icon name="more" />
            </ActionIcon>
          </Menu.Target>
          <Menu.Dropdown>
            <Menu.Item leftSection={<Icon name="edit" />} onClick={props.onEdit}>
              {t('reader.edit')}
            </Menu.Item>
            <Menu.Item leftSection={<Icon name="retry" />} onClick={props.onRetry} disabled={underWay(props.content)}>
              {t('reader.again')}
            </Menu.Item>
            <Menu.Item leftSection={<Icon name="trash" />} color="red" onClick={props.onDelete}>
              {t('reader.delete')}
            </Menu.Item>
          </Menu.Dropdown>
        </Menu>
      </div>
    </div>
  );
}

function Head({ content }: { content: Content }) {
  const { t } = useTranslation('vault');
  const f = useFormats();
  const platformName = usePlatformName();
  const minutes = content.word_count ? Math.max(1, Math.round(content.word_count / 230)) : null;
  const facts = [
    content.author_name,
    content.published_at ? f.date(content.published_at) : null,
    minutes ? t('minutes', { count: minutes }) : null,
  ].filter(Boolean);
  return (
    <header className={css.head}>
      <p className={css.site}>
        {content.site ?? platformName(content.platform)}
        {content.example && <Chip tone="accent">{t('example.chip')}</Chip>}
        {content.status === 'parse_failed' && <StatusChip status={content.status} />}
      </p>
      <h1 lang={content.language ?? undefined}>{titleOf(content)}</h1>
      {facts.length > 0 && (
        <p className={css.facts}>
          {facts.map((fact) => (
            <span key={fact}>{fact}</span>
          ))}
        </p>
      )}
      {content.tags.length > 0 && (
        <div className="row" style={{ gap: 6 }}>
          {content.tags.map((tag) => (
            <Link key={tag} to={`${way()}?tag=${encodeURIComponent(tag)}`} className={css.tag}>
              {tag}
            </Link>
          ))}
        </div>
      )}
    </header>
  );
}

function Parts({ content, part }: { content: Content; part: Part }) {
  const { t } = useTranslation('vault');
  const f = useFormats();
  const counts: Partial<Record<Part, number>> = { pictures: content.pictures.length, sources: content.sources.length };
  return (
    <nav className={css.parts} aria-label={t('reader.parts')}>
      {parts.map((one) => (
        <Link
          key={one}
          to={way(`contents/${content.id}${one === 'text' ? '' : `/${one}`}`)}
          replace
          preventScrollReset
          aria-current={one === part ? 'page' : undefined}
        >
          {t(`part.${one}`)}
          {!!counts[one] && <span className="num">{f.number(counts[one] ?? 0)}</span>}
        </Link>
      ))}
    </nav>
  );
}

function TextPart({ content }: { content: Content }) {
  const { t } = useTranslation('vault');
  if (content.body_html) return <Prose html={content.body_html} language={content.language} />;
  if (underWay(content)) return <p className="dim">{t('reader.notYet')}</p>;
  if (content.status === 'parse_failed') return null;
  return <p className="dim">{t('reader.noText')}</p>;
}

/** At the end of a page one wants the next, not the top. */
function Turn({ previous, next }: { previous: number | undefined; next: number | undefined }) {
  const { t } = useTranslation('vault');
  const [shown, setShown] = useState(false);
  useEffect(() => setShown(true), []);
  if (!shown || (previous === undefined && next === undefined)) return null;
  return (
    <nav className={css.turn} aria-label={t('reader.neighbours')}>
      {previous === undefined ? <span /> : <Neighbour id={previous} label={t('reader.previous')} />}
      {next === undefined ? <span /> : <Neighbour id={next} label={t('reader.next')} forward />}
    </nav>
  );
}

function Neighbour({ id, label, forward }: { id: number; label: string; forward?: boolean }) {
  const found = useQuery({ ...contentQuery(id), staleTime: 60_000, retry: false });
  return (
    <Link to={way(`contents/${id}`)} data-forward={forward || undefined}>
      <span className="small dim">{label}</span>
      <span lang={found.data?.language ?? undefined}>{found.data ? titleOf(found.data) : '…'}</span>
    </Link>
  );
}
