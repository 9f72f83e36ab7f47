import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { get } from '../lib/api';
import { useFormats } from '../lib/format';
import { Icon } from '../ui/Icon';
import { Chip } from '../ui/parts';
import { Empty, Failed, PageLoading } from '../ui/states';
import css from './Fingerprints.module.css';
import { useDoorOf } from './door';

interface Fingerprint {
  fingerprint: string;
  times: number;
  structure: unknown;
}

/** Files whose layout nobody knows yet: their structure without a single value, so that support for them can be written. */
export function Fingerprints() {
  const { t } = useTranslation('watching');
  const f = useFormats();
  const door = useDoorOf();
  const found = useQuery({
    queryKey: [door.app, 'desk', 'fingerprints'],
    queryFn: async ({ signal }) => (await get<{ fingerprints: Fingerprint[] }>(door.at('admin/fingerprints'), undefined, signal)).fingerprints,
  });
  if (found.isPending) return <PageLoading />;
  if (!found.data) return <Failed fault={found.error} retry={() => void found.refetch()} />;
  if (found.data.length === 0) return <Empty art={<Icon name="check" size={32} />} title={t('fingerprints.none')} text={t('fingerprints.noneText')} />;
  return (
    <ul className={css.list}>
      {found.data.map((one) => (
        <li key={one.fingerprint}>
          <details>
            <summary>
              <span className="mono">{one.fingerprint}</span>
              <Chip tone="warn">{t('fingerprints.times', { count: one.times, number: f.number(one.times) })}</Chip>
            </summary>
            <pre tabIndex={0} aria-label={t('fingerprints.structure')}>
              {JSON.stringify(one.structure, null, 2)}
            </pre>
          </details>
        </li>
      ))}
    </ul>
  );
}
