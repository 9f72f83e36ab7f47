import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Frame } from '../../ui/Frame';

export function HouseFrame({ children }: { children: ReactNode }) {
  const { t } = useTranslation('house');
  return (
    <Frame
      door="house"
      name={t('common:house')}
      home="/"
      ways={[
        { to: '/', icon: 'street', label: t('common:nav.street'), end: true },
        { to: '/jobs', icon: 'jobs', label: t('nav.jobs') },
        { to: '/settings', icon: 'settings', label: t('nav.settings') },
      ]}
    >
      {children}
    </Frame>
  );
}
