import { Drawer } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { useTranslation } from 'react-i18next';
import { Coverage } from '../../../watching/Coverage';
import { useFigure } from '../../../watching/figures';
import { Chip } from '../../../ui/parts';
import type { Card, Story } from '../wrapped';
import css from './BasisDrawer.module.css';

const sureTones = { clear: 'good', close: 'warn', weak: 'plain' } as const;

/** How sure a card is: every figure with what it rests on, how much of the history it covers, and what no file can tell. */
export function BasisDrawer({ card, story, open, onClose }: { card: Card; story: Story; open: boolean; onClose: () => void }) {
  const { t, i18n } = useTranslation('wrapped');
  const figure = useFigure();
  const wide = useMediaQuery('(min-width: 900px)', undefined, { getInitialValueInEffect: false });
  const labels = new Map(story.redactable.map((one) => [one.name, one.label]));
  return (
    <Drawer opened={open} onClose={onClose} position={wide ? 'right' : 'bottom'} size={wide ? 420 : '78%'} title={t('basis.title', { title: card.title })} closeButtonProps={{ 'aria-label': t('common:close') }}>
      <div className={css.panel}>
        {card.basis_text && <p>{card.basis_text}</p>}
        {card.coverage_text && <p className="small dim">{card.coverage_text}</p>}
        {card.kind === 'persona' && story.persona && (
          <div>
            <p className={css.sure}>
              <strong>{story.persona.name}</strong>
              <Chip tone={sureTones[story.persona.sure]}>{t(`basis.sure.${story.persona.sure}`)}</Chip>
            </p>
            <ul className={css.reasons}>
              {story.persona.reasons.map((reason) => (
                <li key={reason}>{reason}</li>
              ))}
            </ul>
          </div>
        )}
        {card.figures.length > 0 && (
          <dl className={css.figures}>
            {card.figures.map((one) => (
              <div key={one.name}>
                <dt>{labels.get(one.name) ?? card.title}</dt>
                <dd className={css.value}>{one.name === 'persona' && story.persona ? story.persona.name : figure(one.value, one.unit)}</dd>
                {/* These sentences are the metrics' own and English; the card's words above say the same in every language. */}
                {i18n.language === 'en' && <dd className="small dim">{one.basis.sentence}</dd>}
                <dd>
                  <Coverage coverage={one.coverage} />
                </dd>
              </div>
            ))}
          </dl>
        )}
        {card.narrated && <p className="small dim">{t('basis.narrated')}</p>}
        {story.unknown.length > 0 && (
          <section className={css.unknown} aria-label={t('basis.unknown')}>
            <h3>{t('basis.unknown')}</h3>
            <ul className={css.reasons}>
              {story.unknown.map((one) => (
                <li key={`${one.kind}-${one.code}`}>{one.text}</li>
              ))}
            </ul>
          </section>
        )}
        <p className="tiny dim">{t('basis.zone', { zone: story.time_zone })}</p>
      </div>
    </Drawer>
  );
}
