import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useTitle } from '../../../ui/Frame';
import { Failed, PageLoading } from '../../../ui/states';
import type { Me } from '../../../watching/me';
import { mineQuery } from '../weekly';
import { Landing } from './Landing';
import { Mine } from './Mine';

/** The week and its letter; before there is anything, one clear thing to do. */
export default function HomePage({ me }: { me: Me }) {
  const { t } = useTranslation('weekly');
  useTitle(t('name'));
  const mine = useQuery({ ...mineQuery, enabled: me.who !== 'stranger' });
  if (me.who === 'stranger') return <Landing me={me} mine={null} />;
  if (mine.isPending) return <PageLoading />;
  if (!mine.data) return <Failed fault={mine.error} retry={() => void mine.refetch()} />;
  const empty = mine.data.history.events === 0;
  return empty ? <Landing me={me} mine={mine.data} /> : <Mine me={me} mine={mine.data} />;
}
