import type { Workplace } from '#core/posting.ts';

/** What a vendor's word for the workplace means; null for `unspecified` and words unknown. */
export function workplaceOf(text: string | null): Workplace | null {
  const word = (text ?? '').toLowerCase().replace(/[^a-z]/g, '');
  if (/^(fully)?remote|^telecommut/.test(word)) return 'remote';
  if (word.startsWith('hybrid')) return 'hybrid';
  return /^(on|in)(site|office|person)/.test(word) ? 'onsite' : null;
}
