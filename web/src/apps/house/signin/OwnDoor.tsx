import { useMutation } from '@tanstack/react-query';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation, useNavigate } from 'react-router';
import { post } from '../../../lib/api';
import { useRefreshHouse } from '../../../lib/house';
import { FaultNote } from '../../../ui/states';
import { Porch } from '../Porch';

/** At an app's own door there is no password: one comes with a ticket from the house, after the `#` and so in no log. */
export function OwnDoor({ next }: { next: string }) {
  const { t } = useTranslation('house');
  const refresh = useRefreshHouse();
  const go = useNavigate();
  const ticket = new URLSearchParams(useLocation().hash.slice(1)).get('ticket');
  const { mutate, error } = useMutation({
    mutationFn: (one: string) => post('api/enter', { ticket: one }),
    onSuccess: async () => {
      await refresh();
      go(next, { replace: true });
    },
  });
  useEffect(() => {
    if (ticket) mutate(ticket);
  }, [ticket, mutate]);
  return (
    <Porch title={t('signIn.door')} text={t('signIn.doorText')}>
      {error && <FaultNote fault={error} />}
    </Porch>
  );
}
