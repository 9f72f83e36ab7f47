import type { Tone } from '../../ui/parts';
import type { Subscription } from './weekly';

export const subscriptionTones: Record<Subscription['state'], Tone> = { pending: 'warn', active: 'good', paused: 'plain', unsubscribed: 'plain', suppressed: 'bad' };

/** What an issue's or its letter's state means for the eye. */
export function issueTone(state: string): Tone {
  if (['sent', 'accepted', 'delivered'].includes(state)) return 'good';
  if (['failed', 'bounced', 'complained'].includes(state)) return 'bad';
  if (['unknown', 'awaiting_approval', 'suppressed'].includes(state)) return 'warn';
  return ['queued', 'reserved', 'in_flight'].includes(state) ? 'accent' : 'plain';
}
