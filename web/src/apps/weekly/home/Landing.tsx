import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { Icon } from '../../../ui/Icon';
import { useSignIn } from '../../../watching/Admitted';
import type { Me } from '../../../watching/me';
import { useExample } from '../example';
import { SubscribeForm } from '../SubscribeForm';
import { type Mine, way } from '../weekly';
import css from './Landing.module.css';
import { SubscriptionCard } from './SubscriptionCard';

/** What the letter is, and how it begins. */
export function Landing({ me, mine }: { me: Me; mine: Mine | null }) {
  const { t } = useTranslation('weekly');
  const example = useExample();
  const signIn = useSignIn();
  const known = mine?.subscriptions.filter((one) => one.state !== 'unsubscribed') ?? [];
  const inside = me.who !== 'stranger';
  return (
    <div className={css.page}>
      <section className={css.hero}>
        <div className={css.words}>
          <h1>{t('landing.title')}</h1>
          <p className={css.lead}>{t('landing.text')}</p>
          {inside ? (
            <div className={css.acts}>
              <Button component={Link} to={way('connect')} size="lg">
                {t('landing.bring')}
              </Button>
              <Button size="lg" variant="subtle" loading={example.busy} onClick={example.show}>
                {t('landing.example')}
              </Button>
            </div>
          ) : (
            <>
              <SubscribeForm />
              <div className={css.acts}>
                {me.visitors && (
                  <Button variant="default" loading={example.busy} onClick={example.show}>
                    {t('landing.example')}
                  </Button>
                )}
                <Button component={Link} to={signIn} variant="subtle">
                  {t('landing.signIn')}
                </Button>
              </div>
            </>
          )}
        </div>
        <Envelope />
      </section>
      {inside && (known.length > 0 ? known.map((one) => <SubscriptionCard key={one.token} one={one} />) : <Subscribe />)}
      <p className={css.private}>
        <Icon name="lock" />
        {t('landing.private')}
      </p>
    </div>
  );
}

function Subscribe() {
  const { t } = useTranslation('weekly');
  return (
    <section className={css.subscribe} aria-label={t('subscribe.title')}>
      <h2>{t('subscribe.title')}</h2>
      <SubscribeForm />
    </section>
  );
}

/** An open envelope with a sheet of seven bars: shapes alone, because before a history there is no figure to show. */
function Envelope() {
  const bars = [46, 74, 38, 92, 60, 108, 84];
  return (
    <svg viewBox="0 0 420 340" className={css.envelope} aria-hidden="true">
      <path d="M40 150 210 40l170 110v160a16 16 0 0 1-16 16H56a16 16 0 0 1-16-16z" className={css.back} />
      <rect x="84" y="66" width="252" height="230" rx="12" className={css.sheet} />
      <path d="M112 98h120M112 118h78" className={css.text} />
      {bars.map((bar, i) => (
        <rect key={bar} x={112 + i * 29} y={250 - bar} width="19" height={bar} rx="4" className={i === 5 ? css.mark : css.bar} />
      ))}
      <path d="M40 152 210 258 380 152v158a16 16 0 0 1-16 16H56a16 16 0 0 1-16-16z" className={css.front} />
      <path d="M46 322 176 238M374 322 244 238" className={css.fold} />
    </svg>
  );
}
