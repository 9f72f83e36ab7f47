import { Button, Checkbox, NativeSelect, SegmentedControl, Switch } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import { post } from '../../../lib/api';
import { languageNames, languages } from '../../../lib/prefs';
import { PageHead, useTitle } from '../../../ui/Frame';
import { Icon } from '../../../ui/Icon';
import { Card } from '../../../ui/parts';
import { Empty, Failed, FaultNote, PageLoading } from '../../../ui/states';
import { api, type Palette, palettes, picture, type Share, type Story, storyQuery, way } from '../wrapped';
import { Links } from './Links';
import { Made } from './Made';
import css from './SharePage.module.css';

const expiries = ['', '7', '30', '365'] as const;

/** Chooses cards, hides what should stay one's own, and makes a link that can be taken back. */
export default function SharePage() {
  const { t, i18n } = useTranslation('wrapped');
  const { run = '' } = useParams();
  useTitle(t('share.title'), t('name'));
  const story = useQuery(storyQuery(run, i18n.language, 'lantern'));
  return (
    <div className={css.page}>
      <PageHead title={t('share.title')} note={t('share.note')}>
        <Button component={Link} to={way(`story/${encodeURIComponent(run)}`)} variant="default" leftSection={<Icon name="play" />}>
          {t('years.watch')}
        </Button>
      </PageHead>
      {story.isPending ? (
        <PageLoading />
      ) : !story.data ? (
        <Failed fault={story.error} retry={() => void story.refetch()} />
      ) : story.data.cards.length === 0 ? (
        <Empty title={t('story.none')} text={story.data.reason?.text} />
      ) : (
        <Picker run={run} story={story.data} />
      )}
    </div>
  );
}

function Picker({ run, story }: { run: string; story: Story }) {
  const { t, i18n } = useTranslation('wrapped');
  const client = useQueryClient();
  const [chosen, setChosen] = useState<number[]>(() => story.cards.map((card) => card.n));
  const [redact, setRedact] = useState<string[]>([]);
  const [language, setLanguage] = useState(i18n.language);
  const [palette, setPalette] = useState<Palette>('lantern');
  const [days, setDays] = useState('');
  const make = useMutation({
    mutationFn: () =>
      post<Share>(api(`wrapped/${encodeURIComponent(run)}/share`), {
        cards: [...chosen].sort((a, b) => a - b),
        redact,
        language,
        palette,
        ...(days ? { expires_days: Number(days) } : {}),
      }),
    onSuccess: () => client.invalidateQueries({ queryKey: ['wrapped', 'shares', run] }),
  });
  const flip = <T,>(list: T[], one: T) => (list.includes(one) ? list.filter((other) => other !== one) : [...list, one]);
  const all = chosen.length === story.cards.length;
  return (
    <>
      <div className={css.columns}>
        <section aria-label={t('share.cards')} className={css.cards}>
          <div className="row apart">
            <h2>{t('share.chosen', { count: chosen.length, all: story.cards.length })}</h2>
            <Button variant="subtle" size="compact-sm" onClick={() => setChosen(all ? [] : story.cards.map((card) => card.n))}>
              {all ? t('share.noCards') : t('share.allCards')}
            </Button>
          </div>
          <ul>
            {story.cards.map((card) => (
              <li key={card.n} data-chosen={chosen.includes(card.n) || undefined}>
                <label>
                  <img src={picture(run, card.n, 'svg', { language, palette, redact: redact.join(',') })} alt="" loading="lazy" />
                  <Checkbox className={css.check} aria-label={card.title} checked={chosen.includes(card.n)} onChange={() => setChosen(flip(chosen, card.n))} />
                  <span>{card.title}</span>
                </label>
              </li>
            ))}
          </ul>
        </section>
        <div className="stack">
          {story.redactable.length > 0 && (
            <Card title={t('share.hide')} note={t('share.hideNote')}>
              <div className={css.redact}>
                {story.redactable.map((one) => (
                  <Switch key={one.name} label={one.label} checked={redact.includes(one.name)} onChange={() => setRedact(flip(redact, one.name))} />
                ))}
              </div>
            </Card>
          )}
          <Card title={t('share.look')}>
            <div className={css.look}>
              <SegmentedControl aria-label={t('share.palette')} value={palette} onChange={(next) => setPalette(next as Palette)} data={palettes.map((value) => ({ value, label: t(`share.paletteOf.${value}`) }))} />
              <NativeSelect label={t('common:language')} value={language} onChange={(event) => setLanguage(event.currentTarget.value)} data={languages.map((value) => ({ value, label: languageNames[value] }))} />
              <NativeSelect label={t('share.expires')} value={days} onChange={(event) => setDays(event.currentTarget.value)} data={expiries.map((value) => ({ value, label: t(`share.expiry.${value || 'never'}`) }))} />
            </div>
          </Card>
          {make.error && <FaultNote fault={make.error} />}
          <Button size="md" disabled={chosen.length === 0} loading={make.isPending} leftSection={<Icon name="share" />} onClick={() => make.mutate()}>
            {t('share.make')}
          </Button>
          <p className="small dim">{t('share.frozen')}</p>
        </div>
      </div>
      <Made share={make.data} onClose={() => make.reset()} />
      <Links run={run} titles={new Map(story.cards.map((card) => [card.n, card.title]))} labels={new Map(story.redactable.map((one) => [one.name, one.label]))} />
    </>
  );
}
