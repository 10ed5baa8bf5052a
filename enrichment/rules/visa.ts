import type { Cue, Hit } from './phrases.ts';
import { type Found, sentenceAt } from './quote.ts';
import type { Reading } from './reading.ts';

const words =
  'visa|visas|sponsor|sponsors|sponsorship|sponsored|sponsoring|h1b|h-1b|work permit|work authorization|work authorisation|immigration';

/** Words that a sentence on visas or sponsorship holds. */
export const visaCues: readonly Cue[] = words
  .split('|')
  .map((phrase) => ({ kind: 'visa', phrase, value: phrase }));

const aboutWork =
  /\bvisas?\b|h-?1b|immigra|work (?:permit|pass|authori[sz]ation)|employment|authori[sz]ed to work|right to work|eligible to work|applicants?|candidates?|legally|this (?:role|position|time)|sponsorship (?:is|are|available|not)|offer sponsorship|provide sponsorship/;
const refuses =
  /\b(?:not|no|unable|cannot|can['’]?t|don['’]t|doesn['’]t|won['’]t|isn['’]t|never|nor)\b[^.]{0,60}(?:sponsor|visa|work permit|immigration)|without (?:\w+ ){0,5}(?:sponsor|visa)|sponsor\w*[^.]{0,40}\b(?:not|isn['’]t|unavailable|cannot)\b|visas?[^.]{0,40}\b(?:not (?:available|offered|provided|possible|supported)|unavailable)/;
const offers =
  /(?:we|will|can|able to|happy to|do|also|company) (?:\w+ ){0,4}sponsor|sponsorship (?:is |may be |will be |can be )?(?:available|offered|provided|possible|considered|supported)|(?:offer|offers|provide|provides|offering|includ\w+|support|get) (?:[\w-]+,? ){0,4}(?:visa|sponsorship|immigration|work permit)|visas? (?:and relocation |& relocation |relocation )?(?:support|assistance|sponsorship)(?! (?:not|now|in))|sponsor (?:your |a |the )?(?:visa|work)/;

/** Whether the employer helps with a visa; null where the posting does not say. */
export function readVisaSponsorship(reading: Reading): Found<boolean> | null {
  for (const hit of reading.hits.visa) {
    const found = readSentence(reading, hit);
    if (found !== null) return found;
  }
  return null;
}

function readSentence(reading: Reading, hit: Hit): Found<boolean> | null {
  const { start, end } = sentenceAt(reading.text, hit.start, hit.end);
  const sentence = reading.lower.slice(start, end);
  const isQuestion = sentence.endsWith('?');
  if (isQuestion || !/sponsor|visa|work permit|immigra/.test(sentence) || !aboutWork.test(sentence))
    return null;
  const quote = reading.text.slice(start, end);
  if (refuses.test(sentence)) return { value: false, quote };
  return offers.test(sentence) ? { value: true, quote } : null;
}
