import { counted } from '#core/quantity.ts';
import type { Masked, RecordedOutcome, Recording } from '#core/recording.ts';

/** What a recording is, what was masked in it, and how to use it: for the person who opens it. */
export const readmeOf = (recording: Recording): string => `Rolewatch recording of ${recording.url}
made at ${recording.recordedAt} with Rolewatch ${recording.rolewatch}

recording.json lists ${recording.exchanges.length} requests of one scan and their answers; bodies/ has their texts,
as UTF-8. ${outcomeWords(recording.outcome)}

Masked: ${maskedWords(recording.masked)}. The same value becomes the
same placeholder everywhere, also in addresses, so public keys of pages are masked too.
A name in the middle of a text may remain: look through bodies/ before you publish this.
${recording.leftOut.map(({ what, reason }) => `Left out: ${what} (${reason})\n`).join('')}
To scan it again without a network:  rolewatch replay .
To make it a test: copy this folder to recorded/ in the folder of recordings (see
docs/contributing.md). expected.json says what the test expects; correct it if the scan was wrong.
`;

export const outcomeWords = (outcome: RecordedOutcome): string =>
  outcome.kind === 'failed'
    ? `The scan failed: ${outcome.message}.`
    : `The scan found ${counted(outcome.openings, 'opening', 'openings')} (${outcome.source}, ${outcome.complete ? 'the whole list' : 'not the whole list'}).`;

export const maskedWords = (masked: Masked): string =>
  [
    counted(masked.emails, 'e-mail address', 'e-mail addresses'),
    counted(masked.phones, 'phone number', 'phone numbers'),
    counted(masked.names, 'name', 'names'),
    counted(masked.secrets, 'key or token', 'keys and tokens'),
    counted(masked.addresses, 'network address', 'network addresses'),
  ].join(', ');
