import { useTranslation } from 'react-i18next';
import { Empty } from '../../ui/states';

/** The weekly letter's door. */
export default function Weekly() {
  const { t } = useTranslation('common');
  return <Empty level={1} title={t('notFound.title')} text={t('notFound.text')} />;
}
