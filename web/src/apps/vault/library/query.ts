import { Problem } from '../../../lib/api';

const field = /(?:^|\s)-?(?:(?:tag|site|platform|author|before|after|is)[:：]"?|"")$|(?:^|\s)-$/i;

/** Whether more has to follow before the server can read a search: its last condition has no value yet. */
export function unfinished(q: string): boolean {
  return field.test(q);
}

/** Whether the server could not read a search; that is no failure, and what was found before still stands. */
export function unreadable(fault: unknown): fault is Problem {
  return fault instanceof Problem && fault.status === 400 && fault.code.startsWith('query_');
}
