import { NativeSelect } from '@mantine/core';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { zoneHere } from './me';

/** All zones by their names, the one of this device first. */
function zones(here: string, known: string | null): string[] {
  const all = typeof Intl.supportedValuesOf === 'function' ? Intl.supportedValuesOf('timeZone') : [];
  return [...new Set([here, ...(known ? [known] : []), 'UTC', ...all])];
}

export function ZoneField({ value, onChange, label, note }: { value: string | null; onChange: (zone: string) => void; label?: string; note?: string }) {
  const { t } = useTranslation('watching');
  const here = zoneHere();
  const list = useMemo(() => zones(here, value), [here, value]);
  return (
    <NativeSelect
      label={label ?? t('zone.label')}
      description={note}
      value={value ?? here}
      onChange={(event) => onChange(event.currentTarget.value)}
      data={list.map((zone) => ({ value: zone, label: zone.replaceAll('_', ' ') }))}
    />
  );
}
