import { Button, SegmentedControl } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import { PageHead, useTitle } from '../../../ui/Frame';
import { ImportList } from '../../../watching/ImportList';
import { type Import } from '../../../watching/imports';
import type { Me } from '../../../watching/me';
import { UploadCard } from '../../../watching/UploadCard';
import { useMake } from '../make';
import { way, yearsQuery } from '../wrapped';
import { fullest, within } from '../years';
import css from './FilesPage.module.css';
import { ForgetCard } from './ForgetCard';

const modes = ['keep', 'forget'] as const;
type Mode = (typeof modes)[number];

/** Where a file is brought, and what was in every file that was brought before. */
export default function FilesPage({ me }: { me: Me }) {
  const { t } = useTranslation('wrapped');
  useTitle(t('nav.files'), t('name'));
  const { id } = useParams();
  const [mode, setMode] = useState<Mode>('keep');
  return (
    <div className={css.page}>
      <PageHead title={t('files.title')} note={t('files.note')} />
      <div className={css.mode}>
        <SegmentedControl
          aria-label={t('files.mode')}
          value={mode}
          onChange={(next) => setMode(next as Mode)}
          data={modes.map((value) => ({ value, label: t(`files.modeOf.${value}`) }))}
        />
        <p className="small dim">{t(`files.modeText.${mode}`)}</p>
      </div>
      {mode === 'keep' ? <UploadCard limit={me.limits.upload_bytes} after={(one) => <Make one={one} />} /> : <ForgetCard limit={me.limits.upload_bytes} me={me} />}
      <p className={css.hint}>
        {t('landing.noFile')} <Link to={way('how')}>{t('landing.how')}</Link>
        {(me.sources.archive || me.sources.portability) && (
          <>
            {' · '}
            <Link to={way('connect')}>{t('files.link')}</Link>
          </>
        )}
      </p>
      <section className={css.before} aria-label={t('files.before')}>
        <h2>{t('files.before')}</h2>
        <ImportList openFirst={id ? Number(id) : undefined} />
      </section>
    </div>
  );
}

/** From a good file straight to the story of the year that it has most of. */
function Make({ one }: { one: Import }) {
  const { t } = useTranslation('wrapped');
  const make = useMake();
  const years = useQuery(yearsQuery);
  const year = years.data && one.first && one.last ? fullest(within(years.data, one.first, one.last)) : null;
  if (year === null && !years.isFetching) {
    return (
      <Button component={Link} to={way()}>
        {t('nav.home')}
      </Button>
    );
  }
  return (
    <Button loading={years.isFetching || make.isPending} onClick={() => year !== null && make.mutate(year)}>
      {t('files.make', { year: year ?? '' })}
    </Button>
  );
}
