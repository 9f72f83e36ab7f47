import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useTitle } from '../../../ui/Frame';
import { Failed, PageLoading } from '../../../ui/states';
import type { Me } from '../../../watching/me';
import { runsQuery, yearsQuery } from '../wrapped';
import { merged } from '../years';
import { Landing } from './Landing';
import { Years } from './Years';

/** The years as stories; before the first, one clear thing to do. */
export default function HomePage({ me }: { me: Me }) {
  const { t } = useTranslation('wrapped');
  useTitle(t('name'));
  const inside = me.who !== 'stranger';
  const years = useQuery({ ...yearsQuery, enabled: inside });
  const runs = useQuery({ ...runsQuery, enabled: inside });
  if (!inside) return <Landing me={me} />;
  if (years.isPending || runs.isPending) return <PageLoading />;
  if (!years.data || !runs.data) return <Failed fault={years.error ?? runs.error} retry={() => void Promise.all([years.refetch(), runs.refetch()])} />;
  const all = merged(years.data, runs.data);
  return all.length === 0 ? <Landing me={me} /> : <Years years={all} />;
}
