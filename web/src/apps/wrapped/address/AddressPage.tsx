import { Button } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link, useSearchParams } from 'react-router';
import { post } from '../../../lib/api';
import { useTitle } from '../../../ui/Frame';
import { Icon } from '../../../ui/Icon';
import { Empty, FaultNote } from '../../../ui/states';
import { addressQuery, api, way } from '../wrapped';
import css from './AddressPage.module.css';

/** Behind the link of a letter. Looking changes nothing, because programs that guard mailboxes open links too. */
export default function AddressPage() {
  const { t } = useTranslation('wrapped');
  useTitle(t('address.title'), t('name'));
  const [search] = useSearchParams();
  const token = search.get('token');
  const client = useQueryClient();
  const confirm = useMutation({
    mutationFn: () => post<{ email: string }>(api('address/confirm'), { token }),
    onSuccess: () => client.invalidateQueries({ queryKey: addressQuery.queryKey }),
  });
  const home = (
    <Button component={Link} to={way()} variant="default">
      {t('address.home')}
    </Button>
  );
  return (
    <div className={css.page}>
      <div role="status">
        {confirm.data ? (
          <Empty level={1} art={<Icon name="check" size={32} />} title={t('address.doneTitle')} text={t('address.done', { email: confirm.data.email })}>
            {home}
          </Empty>
        ) : (
          <Empty level={1} art={<Icon name="letter" size={32} />} title={t('address.title')} text={token ? t('address.text') : t('address.noToken')}>
            {token ? (
              <Button loading={confirm.isPending} onClick={() => confirm.mutate()}>
                {t('address.confirm')}
              </Button>
            ) : (
              home
            )}
          </Empty>
        )}
      </div>
      {confirm.error && <FaultNote fault={confirm.error} />}
    </div>
  );
}
