import { Checkbox, NativeSelect } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useFormats } from '../../lib/format';
import { languageNames, languages } from '../../lib/prefs';
import { ZoneField } from '../../watching/ZoneField';
import { frequencies, type Frequency, sections, type Wishes } from './weekly';
import css from './WishFields.module.css';

/** When, how often and in which language a letter comes, and what stands in it. */
export function WishFields({ value, onChange, withSections = true }: { value: Wishes; onChange: (value: Wishes) => void; withSections?: boolean }) {
  const { t } = useTranslation('weekly');
  const f = useFormats();
  const set = (part: Partial<Wishes>) => onChange({ ...value, ...part });
  return (
    <div className="stack">
      <div className={css.fields}>
        <NativeSelect label={t('wish.weekday')} value={String(value.weekday)} onChange={(event) => set({ weekday: Number(event.currentTarget.value) })} data={[1, 2, 3, 4, 5, 6, 7].map((day) => ({ value: String(day), label: f.weekday(day) }))} />
        <NativeSelect label={t('wish.hour')} value={String(value.hour)} onChange={(event) => set({ hour: Number(event.currentTarget.value) })} data={Array.from({ length: 24 }, (_, hour) => ({ value: String(hour), label: f.hour(hour) }))} />
        <ZoneField value={value.time_zone} onChange={(zone) => set({ time_zone: zone })} />
        <NativeSelect label={t('wish.frequency')} value={value.frequency} onChange={(event) => set({ frequency: event.currentTarget.value as Frequency })} data={frequencies.map((one) => ({ value: one, label: t(`wish.frequencyOf.${one}`) }))} />
        <NativeSelect label={t('common:language')} value={value.language} onChange={(event) => set({ language: event.currentTarget.value })} data={languages.map((one) => ({ value: one, label: languageNames[one] }))} />
      </div>
      {withSections && (
        <fieldset className={css.sections}>
          <legend>{t('wish.sections')}</legend>
          {sections.map((one) => (
            <Checkbox
              key={one}
              label={t(`wish.section.${one}`)}
              checked={value.sections.includes(one)}
              onChange={() => set({ sections: sections.filter((other) => (other === one ? !value.sections.includes(one) : value.sections.includes(other))) })}
            />
          ))}
        </fieldset>
      )}
    </div>
  );
}
