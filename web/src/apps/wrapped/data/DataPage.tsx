import { useTranslation } from 'react-i18next';
import { useTitle } from '../../../ui/Frame';
import { DataCards } from '../../../watching/DataCards';
import type { Me } from '../../../watching/me';
import { LettersCard } from './LettersCard';

export default function DataPage({ me }: { me: Me }) {
  const { t } = useTranslation('wrapped');
  useTitle(t('nav.data'), t('name'));
  return (
    <DataCards me={me} title={t('nav.data')} note={t('data.note')}>
      <LettersCard owner={me.who === 'owner'} />
    </DataCards>
  );
}
