import { Button } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { get } from '../../../lib/api';
import { useFormats } from '../../../lib/format';
import { PageHead, useTitle } from '../../../ui/Frame';
import { Icon } from '../../../ui/Icon';
import { Chip, More } from '../../../ui/parts';
import { Empty, Failed, PageLoading } from '../../../ui/states';
import { issueTone } from '../tones';
import { api, type Issue, pageOf, way } from '../weekly';
import css from './LettersPage.module.css';

/** Every letter that was written for this person, newest first. */
export default function LettersPage() {
  const { t } = useTranslation('weekly');
  const f = useFormats();
  useTitle(t('nav.letters'), t('name'));
  const issues = useInfiniteQuery({
    queryKey: ['weekly', 'issues'],
    queryFn: ({ pageParam, signal }) => get<{ items: Issue[]; next: number | null }>(api('me/issues'), { before: pageParam, limit: 20 }, signal),
    initialPageParam: null as number | null,
    getNextPageParam: (last) => last.next ?? undefined,
  });
  const items = issues.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <div className={css.page}>
      <PageHead title={t('nav.letters')} note={t('letters.note')} />
      {issues.isPending ? (
        <PageLoading />
      ) : !issues.data ? (
        <Failed fault={issues.error} retry={() => void issues.refetch()} />
      ) : items.length === 0 ? (
        <Empty art={<Icon name="letter" size={32} />} title={t('letters.none')} text={t('letters.noneText')}>
          <Button component={Link} to={way()}>
            {t('nav.home')}
          </Button>
        </Empty>
      ) : (
        <ul className={css.list}>
          {items.map((issue) => (
            <li key={issue.id}>
              <span className={css.week}>{issue.week.replace(/^(\d+)-W0?/, (_, year: string) => `${year} · `)}</span>
              <div className={css.main}>
                <p>
                  {issue.link && issue.subject ? (
                    <a href={pageOf(issue.link)} target="_blank" rel="noopener" lang={issue.language}>
                      {issue.subject}
                    </a>
                  ) : (
                    (issue.subject ?? t('letters.unwritten'))
                  )}
                </p>
                <p className="small dim">
                  {t('week.span', { first: f.day(issue.period_start), last: f.day(issue.period_end) })} · {issue.sent_at ? t('letters.sent', { at: f.dateTime(issue.sent_at) }) : t('letters.planned', { at: f.dateTime(issue.planned_for) })}
                </p>
              </div>
              <span className="row">
                {issue.example && <Chip tone="accent">{t('watching:example')}</Chip>}
                <Chip tone={issueTone(issue.mail_state ?? issue.state)} dot>
                  {t(`issue.state.${issue.mail_state ?? issue.state}`)}
                </Chip>
              </span>
            </li>
          ))}
        </ul>
      )}
      <More list={issues} label={t('letters.more')} />
    </div>
  );
}
