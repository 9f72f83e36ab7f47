import { useState } from 'react';
import { SegmentedControl } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import css from './HowTo.module.css';

const ways = ['phone', 'browser'] as const;
const steps = { phone: ['profile', 'menu', 'account', 'download', 'choose', 'wait', 'fetch'], browser: ['open', 'account', 'download', 'choose', 'wait', 'fetch'] } as const;
const questions = ['format', 'long', 'missing', 'unzip'] as const;

/** How one gets one's own file from TikTok, in the words that the app shows in the reader's language. */
export function HowTo() {
  const { t } = useTranslation('watching');
  const [way, setWay] = useState<(typeof ways)[number]>('phone');
  return (
    <div className={css.how}>
      <SegmentedControl
        aria-label={t('how.where')}
        value={way}
        onChange={(next) => setWay(next as typeof way)}
        data={ways.map((value) => ({ value, label: t(`how.${value}`) }))}
      />
      <ol className={css.steps}>
        {steps[way].map((step, i) => (
          <li key={step}>
            <span className={css.number} aria-hidden="true">
              {i + 1}
            </span>
            <div>
              <strong>{t(`how.${way}Step.${step}.title`)}</strong>
              <p>{t(`how.${way}Step.${step}.text`)}</p>
            </div>
          </li>
        ))}
      </ol>
      <div className={css.questions}>
        {questions.map((question) => (
          <details key={question}>
            <summary>{t(`how.q.${question}.q`)}</summary>
            <p>{t(`how.q.${question}.a`)}</p>
          </details>
        ))}
      </div>
    </div>
  );
}
