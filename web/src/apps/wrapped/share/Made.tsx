import { Button, Modal } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { del, get } from '../../../lib/api';
import { absolute } from '../../../lib/base';
import { Icon } from '../../../ui/Icon';
import { CopyLine } from '../../../ui/parts';
import { useTellFault } from '../../../ui/problems';
import { FaultNote, PageLoading } from '../../../ui/states';
import { api, type Card, door, type Share } from '../wrapped';
import css from './SharePage.module.css';

/** The address of a share, complete even while the house does not know its own. */
function addressOf(share: Share): string {
  return share.url && /^https?:/.test(share.url) ? share.url : absolute(door.at(`s/${share.slug}`));
}

const pictureOf = (share: Share, n: number, kind: 'svg' | 'png') => absolute(door.at(`s/${share.slug}/cards/${n}.${kind}`));

/** A fresh link: exactly what others see, the address to copy (told this once), and a way to take it back at once. */
export function Made({ share, onClose }: { share: Share | undefined; onClose: () => void }) {
  const { t } = useTranslation('wrapped');
  const client = useQueryClient();
  const tell = useTellFault();
  const seen = useQuery({
    queryKey: ['wrapped', 'shared', share?.slug],
    queryFn: ({ signal }) => get<{ cards: Card[] }>(api(`shares/${share?.slug}`), undefined, signal),
    enabled: !!share?.slug,
  });
  const revoke = useMutation({
    mutationFn: (id: number) => del(api(`shares/${id}`)),
    onSuccess: () => {
      void client.invalidateQueries({ queryKey: ['wrapped', 'shares'] });
      onClose();
    },
    onError: tell,
  });
  return (
    <Modal opened={!!share} onClose={onClose} size="xl" title={t('share.made')} closeButtonProps={{ 'aria-label': t('common:close') }}>
      {share && (
        <div className="stack">
          <CopyLine value={addressOf(share)} label={t('share.address')} />
          <p className="small">{t('share.once')}</p>
          {seen.isPending && <PageLoading />}
          {seen.error && <FaultNote fault={seen.error} />}
          {seen.data && (
            <ul className={css.preview} aria-label={t('share.preview')}>
              {seen.data.cards.map((card) => (
                <li key={card.n}>
                  <img src={pictureOf(share, card.n, 'svg')} alt={card.alt} loading="lazy" />
                  <a href={`${pictureOf(share, card.n, 'png')}?download=true`} download aria-label={t('share.png', { title: card.title })}>
                    <Icon name="download" size={16} />
                    {t('share.pngShort')}
                  </a>
                </li>
              ))}
            </ul>
          )}
          <div className="row apart">
            <Button color="red" variant="subtle" loading={revoke.isPending} onClick={() => revoke.mutate(share.id)}>
              {t('share.revoke')}
            </Button>
            <Button component="a" href={addressOf(share)} target="_blank" rel="noopener" variant="default" leftSection={<Icon name="open" />}>
              {t('share.open')}
            </Button>
          </div>
        </div>
      )}
    </Modal>
  );
}
