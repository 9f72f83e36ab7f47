import { Button } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { get } from '../../../lib/api';
import { useFormats } from '../../../lib/format';
import { Card } from '../../../ui/parts';
import { FaultNote } from '../../../ui/states';
import css from './SettingsPage.module.css';

interface AuditPage {
  items: { room: string; id: number; at: string; who: string; what: string; target: string | null; detail: string | null }[];
  next: string | null;
}

export function AuditCard() {
  const { t } = useTranslation('house');
  const f = useFormats();
  const audit = useInfiniteQuery({
    queryKey: ['audit'],
    queryFn: ({ pageParam, signal }) => get<AuditPage>('api/audit', { before: pageParam, limit: 20 }, signal),
    initialPageParam: null as string | null,
    getNextPageParam: (last) => last.next ?? undefined,
  });
  const lines = audit.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <Card title={t('audit.title')} note={t('audit.note')}>
      {audit.error && <FaultNote fault={audit.error} />}
      {audit.data && lines.length === 0 && <p className="dim">{t('audit.empty')}</p>}
      {lines.length > 0 && (
        <table className={css.table}>
          <thead>
            <tr>
              <th scope="col">{t('audit.at')}</th>
              <th scope="col">{t('audit.who')}</th>
              <th scope="col">{t('audit.what')}</th>
              <th scope="col">{t('audit.detail')}</th>
            </tr>
          </thead>
          <tbody>
            {lines.map((line) => (
              <tr key={`${line.room}.${line.id}`}>
                <td className="dim">
                  <time dateTime={line.at}>{f.dateTime(line.at)}</time>
                </td>
                <td>{line.who}</td>
                <td className="mono">{line.what}</td>
                <td>{[line.room === 'house' ? null : line.room, line.target, line.detail].filter(Boolean).join(' · ')}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {audit.hasNextPage && (
        <Button variant="subtle" mt="sm" loading={audit.isFetchingNextPage} onClick={() => void audit.fetchNextPage()}>
          {t('audit.more')}
        </Button>
      )}
    </Card>
  );
}
