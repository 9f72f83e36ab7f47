import { Button } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { del } from '../../../lib/api';
import { useFormats } from '../../../lib/format';
import { languageNames, languages } from '../../../lib/prefs';
import { Confirm } from '../../../ui/Confirm';
import { useTell, useTellFault } from '../../../ui/problems';
import { Failed } from '../../../ui/states';
import { api, type Share, sharesQuery } from '../wrapped';
import css from './SharePage.module.css';

/** Every link that is out there, with how often it was opened, and the way to take it back. */
export function Links({ run, titles, labels }: { run: string; titles: Map<number, string>; labels: Map<string, string> }) {
  const { t } = useTranslation('wrapped');
  const shares = useQuery(sharesQuery(run));
  return (
    <section className={css.links} aria-label={t('share.links')}>
      <h2>{t('share.links')}</h2>
      {shares.error && <Failed fault={shares.error} retry={() => void shares.refetch()} />}
      {shares.data?.length === 0 && <p className="dim">{t('share.noLinks')}</p>}
      <ul>
        {shares.data?.map((share) => (
          <Row key={share.id} share={share} titles={titles} labels={labels} />
        ))}
      </ul>
    </section>
  );
}

function Row({ share, titles, labels }: { share: Share; titles: Map<number, string>; labels: Map<string, string> }) {
  const { t } = useTranslation('wrapped');
  const f = useFormats();
  const client = useQueryClient();
  const tell = useTell();
  const onError = useTellFault();
  const [asking, setAsking] = useState(false);
  const revoke = useMutation({
    mutationFn: () => del(api(`shares/${share.id}`)),
    onSuccess: async () => {
      tell(t('share.revoked'));
      await client.invalidateQueries({ queryKey: ['wrapped', 'shares'] });
    },
    onError,
    onSettled: () => setAsking(false),
  });
  const names = share.cards.map((n) => titles.get(n) ?? String(n));
  const shown = names.length > 4 ? [...names.slice(0, 3), t('share.more', { count: names.length - 3 })] : names;
  const language = languages.find((one) => one === share.language);
  const facts = [
    t('share.views', { count: share.views ?? 0, number: f.number(share.views ?? 0) }),
    t('share.since', { at: f.ago(share.created_at) }),
    share.expires_at ? t('share.until', { date: f.date(share.expires_at) }) : null,
    language ? languageNames[language] : null,
    share.redact.length > 0 ? t('share.hidden', { what: f.list(share.redact.map((one) => labels.get(one) ?? one)) }) : null,
  ].filter(Boolean);
  return (
    <li>
      <div className="grow">
        <p>{f.list(shown)}</p>
        <p className="small dim">{facts.join(' · ')}</p>
      </div>
      <Button variant="default" size="compact-md" onClick={() => setAsking(true)}>
        {t('share.revoke')}
      </Button>
      <Confirm open={asking} title={t('share.revoke')} text={t('share.revokeText')} act={t('share.revoke')} busy={revoke.isPending} onAct={() => revoke.mutate()} onClose={() => setAsking(false)} />
    </li>
  );
}
