import type { EmploymentType } from './posting.ts';

export type EmploymentWords = {
  /** Valid anywhere. A star stands for any ending: `teilzeit*` for "Teilzeitkraft". */
  readonly plain: string;
  /** Valid only as the whole field; in a title or text they may mean something else. */
  readonly alone: string;
};

/**
 * THE TABLE of words for each kind of employment in the languages of postings, in lower case,
 * separated by bars. A blank or hyphen in them matches either, or nothing.
 */
export const employmentWords: Readonly<Record<EmploymentType, EmploymentWords>> = {
  internship: {
    plain:
      'internship|internships|praktikum|praktikumsplatz|praktikumsstelle|praktikant*|pflichtpraktikum|stagiair*|tirocinio|tirocinante|becario|becaria|prácticas|pasantía|estágio|estagiári*|stageplaats|staż|stażyst*',
    alone: 'intern|interns|stage|praktik|beca|インターン*|实习*|實習*',
  },
  apprenticeship: {
    plain:
      'apprentice|apprentices|apprenticeship|apprenticeships|ausbildung|ausbildungsplatz|azubi|azubis|auszubildende*|duales studium|lehrling*|lehrstelle|alternance|alternant|alternante|apprentissage|apprenti|apprentie|apprendistato|lärling*|lærling*',
    alone:
      'lehre|aprendiz|leerling|work study contract|work study program|work study programme|dual study program|dual study programme',
  },
  volunteer: {
    plain: 'volunteer|ehrenamt|ehrenamtlich*|bénévole|bénévolat|voluntario|voluntaria|voluntariado',
    alone: 'volunteers|volunteering|voluntary|freiwillig*|vrijwilliger*|wolontariat*|volontari*',
  },
  per_diem: { plain: 'per diem|prn', alone: '' },
  part_time: {
    plain:
      'part time|teilzeit*|パートタイム|werkstudent*|working student|mini job|minijob*|temps partiel|mi temps|tiempo parcial|jornada parcial|media jornada|medio tiempo|tempo parziale|tempo parcial|meio período|deeltijd*|niepełny etat|część etatu|niepełny wymiar|deltid*|osa aikai*|částečný úvazek|zkrácený úvazek|yarı zamanlı|частичная занятость|неполная занятость|неполный рабочий день',
    alone: 'pt|geringfügig*|パート*|アルバイト|兼职|兼職|시간제',
  },
  full_time: {
    plain:
      'full time|vollzeit*|temps plein|plein temps|temps complet|tiempo completo|jornada completa|tempo pieno|tempo integral|tempo inteiro|período integral|voltijd*|pełny etat|pełen etat|pełny wymiar|heltid*|fuldtid*|fulltid*|kokoaikai*|plný úvazek|tam zamanlı|полная занятость|полный рабочий день',
    alone: 'ft|フルタイム|全职|全職|전일제',
  },
  contract: {
    plain:
      'contractor|contractors|freelance|freelancer|freiberuflich*|freiberufler*|independent contractor|contract to hire|autónomo|b2b contract|umowa zlecenie|umowę zlecenie|partita iva|consultancy opportunity',
    alone:
      'contract|contracting|self employed|selbständig*|selbstständig*|indépendant|zzp|1099|c2c|corp to corp|业务委托|業務委託',
  },
  temporary: {
    plain:
      'temporary|seasonal|fixed term|prazo determinado|termo certo|termo resolutivo|contrato a termo|contrato de duración determinada|elternzeitvertretung|schwangerschaftsvertretung|contratto a termine|vervanging|na zastępstwo|maternity cover|befristet*|aushilfe|aushilfskraft|cdd|intérim|intérimaire|saisonnier|saisonnière|contrato temporal|tempo determinato|tijdelijk*|czas określony|tidsbegränsad*|tidsbegrænset*|vikariat|määräaikai*|doba určitá|dobu určitou',
    alone: 'temp|zeitarbeit|temporal|temporário|temporaire|saisonal|eventual|契約社員|派遣*',
  },
};

/**
 * A choice of full time or part time that leaves half of one word out: "Voll- oder Teilzeit". If
 * both are written out, the table finds both.
 */
export const eitherHours =
  'full or part time|full and part time|full part time|part or full time|part full time|voll oder teilzeit*|voll und teilzeit*|voll bzw teilzeit*|voll teilzeit*|teil oder vollzeit*|teil und vollzeit*|teil vollzeit*|temps plein ou partiel|temps plein partiel|temps complet ou partiel|temps partiel ou complet|temps partiel ou plein|jornada completa o parcial|jornada completa parcial|tiempo completo o parcial|tempo pieno o parziale|tempo integral ou parcial|tempo parcial ou integral|jornada parcial o completa|tiempo parcial o completo|tempo parziale o pieno|deeltijd of voltijd|pełny lub część etatu|hel eller deltid|hel og deltid|fuld eller deltid|full eller deltid|hel deltid|full deltid|voltijd of deeltijd|full of parttime|full parttime|ft pt';

/**
 * A pattern of these words for lower-case text. Each must stand alone, except in scripts that do
 * not separate words.
 */
export function employmentPattern(words: string): RegExp {
  const all = words.split('|').filter((word) => word !== '');
  const spelled = (word: string): string => word.replace('*', '\\p{L}*').replaceAll(' ', '[\\s-]?');
  const alone = all.filter((word) => !unspaced.test(word)).map(spelled);
  const within = all.filter((word) => unspaced.test(word)).map((word) => word.replace('*', ''));
  const bounded = `(?<![\\p{L}\\p{N}])(?:${alone.join('|')})(?![\\p{L}\\p{N}])`;
  return new RegExp([bounded, ...within].join('|'), 'u');
}

const unspaced = /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Hangul}]/u;

/** "In office 3 days", "Berlin, 2-3 Tage": some days of the week at the office, but not all. */
export const someOfficeDays =
  /(?<!\d)[1-4](?:\s?(?:-|–|to|or)\s?\d)?\s?(?:x|days|times|tage|jours|días)(?!\p{L})/iu;
