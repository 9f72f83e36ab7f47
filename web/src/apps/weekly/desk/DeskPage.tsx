import { useTranslation } from 'react-i18next';
import { Navigate, useParams } from 'react-router';
import { PageHead, useTitle } from '../../../ui/Frame';
import { Tabs } from '../../../ui/Tabs';
import { Fingerprints } from '../../../watching/Fingerprints';
import { way } from '../weekly';
import { Deliverability } from './Deliverability';
import css from './Desk.module.css';
import { Issues } from './Issues';
import { Suppressions } from './Suppressions';

const parts = ['issues', 'deliverability', 'suppressions', 'fingerprints'] as const;

/** Letters of everybody, how mailboxes take them, and who gets none. */
export default function DeskPage() {
  const { t } = useTranslation('weekly');
  const { part = 'issues' } = useParams();
  useTitle(t('nav.desk'), t('name'));
  const shown = parts.find((one) => one === part);
  if (!shown) return <Navigate to={way('desk')} replace />;
  return (
    <div className={css.page}>
      <PageHead title={t('nav.desk')} note={t('desk.note')} />
      <Tabs label={t('nav.desk')} tabs={parts.map((one) => ({ to: one === 'issues' ? way('desk') : way(`desk/${one}`), end: one === 'issues', label: t(`desk.part.${one}`) }))} />
      {shown === 'issues' && <Issues />}
      {shown === 'deliverability' && <Deliverability />}
      {shown === 'suppressions' && <Suppressions />}
      {shown === 'fingerprints' && <Fingerprints />}
    </div>
  );
}
