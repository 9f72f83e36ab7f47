import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { get } from '../../../lib/api';
import { useFormats } from '../../../lib/format';
import { Counts } from '../../../ui/Counts';
import { Card, Chip, type Tone } from '../../../ui/parts';
import { Failed, PageLoading } from '../../../ui/states';
import { at } from '../weekly';
import css from './Desk.module.css';
import { UnknownLetters } from './UnknownLetters';

interface Rate {
  value: number | null;
  count: number;
  of: number;
}

interface Counts {
  accepted: number;
  delivered: number;
  bounced: number;
  complained: number;
  failed: number;
}

interface Figures {
  states: Record<string, number>;
  oldest_queued_seconds: number;
  transport: string;
  circuit: { state: 'closed' | 'open' | 'half_open'; until: string | null; last_error: string | null };
  per_second: number;
  per_day: number;
  sent_today: number;
  days: { date: string; counts: Counts }[];
  domains: { domain: string; counts: Counts }[];
  bounce_rate: Rate;
  complaint_rate: Rate;
  suppressed: Record<string, number>;
}

const letterStates = ['queued', 'reserved', 'in_flight', 'accepted', 'delivered', 'bounced', 'complained', 'unknown', 'failed', 'suppressed'] as const;
/** States that say a letter did not get where it should. */
const lost = ['bounced', 'complained', 'failed'];
const circuitTones: Record<Figures['circuit']['state'], Tone> = { closed: 'good', half_open: 'warn', open: 'bad' };

/** How mailboxes take the letters: states, rates with what they are counted from, and whether sending is stopped. */
export function Deliverability() {
  const { t } = useTranslation('weekly');
  const f = useFormats();
  const figures = useQuery({
    queryKey: ['weekly', 'desk', 'deliverability'],
    queryFn: ({ signal }) => get<Figures>(at('admin/deliverability'), undefined, signal),
    refetchInterval: 15_000,
  });
  if (figures.isPending) return <PageLoading />;
  if (!figures.data) return <Failed fault={figures.error} retry={() => void figures.refetch()} />;
  const one = figures.data;
  return (
    <div className="stack">
      <Counts
        label={t('mail.states')}
        columns={5}
        narrow={2}
        counts={letterStates.map((name) => ({ name, label: t(`issue.state.${name}`), count: one.states[name], tone: lost.includes(name) ? 'bad' : undefined }))}
      />
      <div className={css.pair}>
        <RateCard name="bounce" rate={one.bounce_rate} />
        <RateCard name="complaint" rate={one.complaint_rate} />
      </div>
      <Card title={t('mail.sending')} note={t('mail.sendingNote')}>
        <dl className={css.facts}>
          <div>
            <dt>{t('mail.circuit')}</dt>
            <dd>
              <Chip tone={circuitTones[one.circuit.state]} dot>
                {t(`mail.circuitOf.${one.circuit.state}`)}
              </Chip>
            </dd>
          </div>
          <div>
            <dt>{t('mail.transport')}</dt>
            <dd>{['folder', 'smtp', 'ses', 'off'].includes(one.transport) ? t(`mail.transportOf.${one.transport}`) : one.transport}</dd>
          </div>
          <div>
            <dt>{t('mail.today')}</dt>
            <dd>{one.per_day ? t('mail.todayOf', { sent: f.number(one.sent_today), most: f.number(one.per_day) }) : f.number(one.sent_today)}</dd>
          </div>
          {one.per_second > 0 && (
            <div>
              <dt>{t('mail.pace')}</dt>
              <dd>{t('mail.perSecond', { number: f.number(one.per_second) })}</dd>
            </div>
          )}
          {one.oldest_queued_seconds > 0 && (
            <div>
              <dt>{t('mail.oldest')}</dt>
              <dd>{f.span(one.oldest_queued_seconds * 1000)}</dd>
            </div>
          )}
        </dl>
        {one.circuit.last_error && <p className={css.lint}>{one.circuit.last_error}</p>}
      </Card>
      <UnknownLetters />
      <Table title={t('mail.days')} rows={one.days.map((day) => ({ name: f.day(day.date), ...day.counts }))} />
      <Table title={t('mail.domains')} rows={one.domains.map((domain) => ({ name: domain.domain, ...domain.counts }))} />
    </div>
  );
}

function RateCard({ name, rate }: { name: 'bounce' | 'complaint'; rate: Rate }) {
  const { t } = useTranslation('weekly');
  const f = useFormats();
  const value = rate.of > 0 ? (100 * rate.count) / rate.of : null;
  return (
    <Card title={t(`mail.rate.${name}`)}>
      <div className={css.rate}>{value === null ? t('watching:unit.unknown') : f.unit(value, 'percent', 'short', 2)}</div>
      <p className="small dim">{t('mail.rateOf', { part: f.number(rate.count), all: f.number(rate.of) })}</p>
    </Card>
  );
}

function Table({ title, rows }: { title: string; rows: (Counts & { name: string })[] }) {
  const { t } = useTranslation('weekly');
  const f = useFormats();
  const columns = ['accepted', 'delivered', 'bounced', 'complained'] as const;
  return (
    <Card title={title}>
      {rows.length === 0 ? (
        <p className="dim">{t('mail.nothing')}</p>
      ) : (
        <div className={css.wide} role="group" aria-label={title} tabIndex={0}>
          <table className={css.table}>
            <thead>
              <tr>
                <th scope="col">{t('mail.of')}</th>
                {columns.map((column) => (
                  <th key={column} scope="col">
                    {t(`issue.state.${column}`)}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {rows.map((row) => (
                <tr key={row.name}>
                  <th scope="row">{row.name}</th>
                  {columns.map((column) => (
                    <td key={column} data-bad={(column === 'bounced' || column === 'complained') && row[column] > 0 ? true : undefined}>
                      {f.number(row[column])}
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </Card>
  );
}
