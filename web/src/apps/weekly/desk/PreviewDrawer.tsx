import { Drawer, NativeSelect } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { post } from '../../../lib/api';
import { useFormats } from '../../../lib/format';
import { languageNames, languages } from '../../../lib/prefs';
import { Failed, PageLoading } from '../../../ui/states';
import { LetterFrame } from '../LetterFrame';
import { at, type Lint, stepWeek, weekOf, type Written } from '../weekly';
import css from './Desk.module.css';

/** A letter of any complete week in any language, of the owner's own history; nothing is kept and nothing is sent. */
export function PreviewDrawer({ open, weeks, onClose }: { open: boolean; weeks: string[]; onClose: () => void }) {
  const { t, i18n } = useTranslation('weekly');
  const f = useFormats();
  const last = stepWeek(weekOf(new Date().toISOString().slice(0, 10)), -1);
  const list = [...new Set([...Array.from({ length: 12 }, (_, i) => stepWeek(last, -i)), ...weeks.filter((week) => week <= last)])].sort().reverse();
  const [week, setWeek] = useState(last);
  const [language, setLanguage] = useState(i18n.language);
  const letter = useQuery({
    queryKey: ['weekly', 'desk', 'preview', week, language],
    queryFn: () => post<Written & { lint: Lint[] }>(at('admin/issues/preview'), { week, language }),
    enabled: open,
    placeholderData: (old) => old,
  });
  return (
    <Drawer opened={open} onClose={onClose} position="right" size="lg" title={t('desk.preview')} closeButtonProps={{ 'aria-label': t('common:close') }}>
      <div className="stack">
        <div className={css.filters}>
          <NativeSelect label={t('desk.week')} value={week} onChange={(event) => setWeek(event.currentTarget.value)} data={list} />
          <NativeSelect label={t('common:language')} value={language} onChange={(event) => setLanguage(event.currentTarget.value)} data={languages.map((value) => ({ value, label: languageNames[value] }))} />
        </div>
        {letter.isPending ? (
          <PageLoading />
        ) : !letter.data ? (
          <Failed fault={letter.error} retry={() => void letter.refetch()} />
        ) : (
          <>
            <p className="small dim">{t('desk.size', { size: f.bytes(letter.data.bytes) })}</p>
            {letter.data.lint.map((found) => (
              <p key={found.code} className={css.lint}>
                {found.sentence}
              </p>
            ))}
            <LetterFrame html={letter.data.html} subject={letter.data.subject} preheader={letter.data.preheader} />
          </>
        )}
      </div>
    </Drawer>
  );
}
