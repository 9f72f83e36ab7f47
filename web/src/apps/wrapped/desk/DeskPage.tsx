import { useTranslation } from 'react-i18next';
import { Navigate, useParams } from 'react-router';
import { PageHead, useTitle } from '../../../ui/Frame';
import { Tabs } from '../../../ui/Tabs';
import { Fingerprints } from '../../../watching/Fingerprints';
import { way } from '../wrapped';
import css from './Desk.module.css';
import { Runs } from './Runs';
import { Users } from './Users';

/** Runs, people and unknown files, for the one who keeps the app running. */
export default function DeskPage() {
  const { t } = useTranslation('wrapped');
  const { part = 'runs' } = useParams();
  useTitle(t('nav.desk'), t('name'));
  if (!['runs', 'users', 'fingerprints'].includes(part)) return <Navigate to={way('desk')} replace />;
  return (
    <div className={css.page}>
      <PageHead title={t('desk.title')} note={t('desk.note')} />
      <Tabs
        label={t('desk.title')}
        tabs={[
          { to: way('desk'), label: t('desk.runs'), end: true },
          { to: way('desk/users'), label: t('desk.users') },
          { to: way('desk/fingerprints'), label: t('desk.fingerprints') },
        ]}
      />
      {part === 'runs' && <Runs />}
      {part === 'users' && <Users />}
      {part === 'fingerprints' && (
        <>
          <p className={css.lead}>{t('desk.fingerprintsNote')}</p>
          <Fingerprints />
        </>
      )}
    </div>
  );
}
