import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate } from 'react-router';
import { Icon } from '../../../ui/Icon';
import { FaultNote } from '../../../ui/states';
import { useSignIn } from '../../../watching/Admitted';
import { type Me, useEnter } from '../../../watching/me';
import { useExample } from '../make';
import { way } from '../wrapped';
import css from './Landing.module.css';

const steps = ['ask', 'bring', 'watch'] as const;

/** What one sees before there is anything: what it is, and one thing to do. */
export function Landing({ me }: { me: Me }) {
  const { t } = useTranslation('wrapped');
  const go = useNavigate();
  const enter = useEnter();
  const example = useExample();
  const signIn = useSignIn();
  const closed = me.who === 'stranger' && !me.visitors;
  const begin = () => enter.mutate(undefined, { onSuccess: () => go(way('files')) });
  return (
    <div className={css.page}>
      <section className={css.hero}>
        <div className={css.words}>
          <h1>{t('landing.title')}</h1>
          <p>{t('landing.text')}</p>
          {closed ? (
            <>
              <div className={css.acts}>
                <Button component={Link} to={signIn} size="lg">
                  {t('landing.signIn')}
                </Button>
              </div>
              <p className="small dim">{t('landing.closed')}</p>
            </>
          ) : (
            <>
              <div className={css.acts}>
                <Button size="lg" loading={enter.isPending && !example.busy} onClick={begin}>
                  {t('landing.begin')}
                </Button>
                <Button size="lg" variant="subtle" loading={example.busy} onClick={example.show}>
                  {t('landing.example')}
                </Button>
              </div>
              {enter.error && <FaultNote fault={enter.error} />}
              <p className="small dim">
                {t('landing.noFile')} <Link to={way('how')}>{t('landing.how')}</Link>
              </p>
            </>
          )}
        </div>
        <Fan />
      </section>
      <ol className={css.steps}>
        {steps.map((step, i) => (
          <li key={step}>
            <span className={css.number} aria-hidden="true">
              {i + 1}
            </span>
            <div>
              <h2>{t(`landing.step.${step}.title`)}</h2>
              <p>{t(`landing.step.${step}.text`)}</p>
            </div>
          </li>
        ))}
      </ol>
      <p className={css.private}>
        <Icon name="lock" />
        {t('landing.private')}
      </p>
    </div>
  );
}

/** Three blank cards, fanned: shapes alone, because before a file there is no figure to show. */
function Fan() {
  const cells = Array.from({ length: 84 }, (_, i) => ({ x: i % 7, y: Math.floor(i / 7), heat: ((i * 37 + (i % 7) * 11) % 10) / 10 }));
  return (
    <svg viewBox="0 0 420 360" className={css.fan} aria-hidden="true">
      <g transform="rotate(-13 210 420)">
        <rect x="72" y="52" width="168" height="290" rx="20" className={css.back} />
        <path d="M96 260c20-70 36-10 54-60s26-40 66-96" className={css.line} />
        <path d="M96 92h70M96 112h44" className={css.text} />
      </g>
      <g transform="rotate(13 210 420)">
        <rect x="180" y="52" width="168" height="290" rx="20" className={css.middle} />
        <circle cx="264" cy="196" r="50" className={css.ring} />
        <path d="M264 146a50 50 0 0 1 46 68" className={css.arc} />
        <path d="M204 92h70M204 112h44" className={css.text} />
      </g>
      <g>
        <rect x="122" y="30" width="176" height="304" rx="22" className={css.front} />
        <path d="M146 72h84M146 94h52" className={css.bold} />
        <g transform="translate(146 124)">
          {cells.map((cell) => (
            <rect key={`${cell.x}-${cell.y}`} x={cell.x * 18.500} y={cell.y * 15.500} width="14" height="11" rx="3" className={css.cell} style={{ opacity: 0.15 + cell.heat * 0.8 }} />
          ))}
        </g>
      </g>
    </svg>
  );
}
