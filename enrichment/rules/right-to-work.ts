import { spokenCues } from './phrases.ts';
import { type Found, sentenceAt } from './quote.ts';
import type { Reading } from './reading.ts';

/** `allowed` phrases say it of a person; a `permit` is also what an employer helps with. */
export const permitCues = spokenCues('permit', {
  allowed:
    'authorized to work|authorised to work|legally authorized|legally authorised|right to work|eligible to work|legally work|legal right|legally entitled|entitled to work|permission to work|autorisé à travailler|autorisée à travailler|autorisé e à travailler|recht om te werken|gerechtigd om te werken|prawo do pracy|prawa do pracy|就労可能|就労に制限のない|prawo do podjęcia pracy|uprawnienia do pracy',
  permit:
    'work authorization|work authorisation|work permit|working visa|work visa|arbeitserlaubnis|arbeitsgenehmigung|aufenthaltstitel|aufenthaltserlaubnis|aufenthaltsgenehmigung|autorisation de travail|titre de séjour|permis de travail|permiso de trabajo|permiso de residencia|autorización de trabajo|autorización para trabajar|documentación en regla|autorização de trabalho|autorização para trabalhar|autorização de residência|título de residência|documentação regularizada|permesso di lavoro|permesso di soggiorno|werkvergunning|verblijfsvergunning|tewerkstellingsvergunning|zezwolenie na pracę|zezwolenia na pracę|pozwolenie na pracę|pozwolenia na pracę|在留資格|就労資格|就労ビザ|pracovní povolení|arbetstillstånd',
});

const demanded =
  /must|requir|need|valid|possess|hold|have|already|current|only|without|gültig|vorausgesetzt|erforderlich|notwendig|brauchst|benötig|vorhanden|liegt vor|valide|en règle|obligatoire|exig|dois|devez|vigor|vigente|válid|necesari|imprescindible|contar con|disponer|disponib|necessári|obrigat|possuir|valido|in corso|necessari|possesso|geldig|vereist|noodzakelijk|beschik|ważn|wymag|posiada|必要|必須|有する|お持ち/u;
/** Sentences that oblige nobody: an offer, a legal note, a form's question. */
const saysNothing =
  /e-?verify|regardless|poster|notice|know your rights|verify (?:your|the|their) |will be (?:asked|required) to (?:verify|complete|provide|show)|i-9|we (?:can |will |do |also )?(?:help|assist|support|sponsor|cover|arrange|offer|provide)|(?:help|assist(?:ance)?|support) (?:you )?(?:with|in)|wir (?:helfen|unterstützen|übernehmen)|nous (?:vous )?(?:aidons|accompagnons)|te ayudamos|tramitamos|ti aiutiamo|wij helpen|pomagamy|załatw|サポートします|whether you|do you|are you|if you (?:do not|don['’]t|are not)|not (?:need|require)/u;

/** True if only people who may already work in the country are hired; null if nobody says so. */
export function readRightToWork(reading: Reading): Found<true> | null {
  for (const { value, start, end } of reading.hits('permit')) {
    const sentence = sentenceAt(reading.text, start, end);
    const words = reading.lower.slice(sentence.start, sentence.end);
    if (words.endsWith('?') || saysNothing.test(words)) continue;
    if (value === 'permit' && !demanded.test(words) && words.length > longestItem) continue;
    return { value: true, quote: reading.text.slice(sentence.start, sentence.end) };
  }
  return null;
}

/** An item of a list of demands: "Work permit for Switzerland". */
const longestItem = 60;
