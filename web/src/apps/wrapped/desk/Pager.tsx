import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useFormats } from '../../../lib/format';
import css from './Desk.module.css';

/** The page of a list that is shown, and its neighbours; nothing where all fits on one. */
export function Pager({ page, size, total, go }: { page: number; size: number; total: number; go: (page: number) => void }) {
  const { t } = useTranslation('wrapped');
  const f = useFormats();
  if (total <= size) return null;
  return (
    <div className={css.pages}>
      <Button variant="default" disabled={page <= 1} onClick={() => go(page - 1)}>
        {t('desk.newer')}
      </Button>
      <span className="small dim">{t('desk.page', { page: f.number(page), pages: f.number(Math.ceil(total / size)) })}</span>
      <Button variant="default" disabled={page * size >= total} onClick={() => go(page + 1)}>
        {t('desk.older')}
      </Button>
    </div>
  );
}
