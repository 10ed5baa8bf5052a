import type { Cue, Hit } from './phrases.ts';

export type SectionKind =
  | 'company'
  | 'role'
  | 'duties'
  | 'required'
  | 'optional'
  | 'benefits'
  | 'process'
  | 'legal';

export type Section = { readonly start: number; readonly kind: string };

const headings: Readonly<Record<SectionKind, string>> = {
  company:
    'about us|who we are|our company|our mission|our story|about the company|company overview|our values|our core values|life at|über uns|wer wir sind|qui sommes-nous|quiénes somos|sobre nosotros|company description|à propos|a little more about us|our culture|about our company',
  role: 'about the role|the role|job summary|role overview|about the job|job description|about the position|position summary|the position|the opportunity|overview|position overview|about this role|role summary|über die stelle|die stelle|le poste|el puesto|who you are|the job|job purpose|your role|deine rolle|summary|your mission',
  duties:
    'responsibilities|key responsibilities|what you’ll do|what you will do|what you’ll be doing|your responsibilities|duties|how you’ll contribute|in this role you will|day to day|your tasks|aufgaben|deine aufgaben|ihre aufgaben|das erwartet dich|missions|vos missions|tes missions|responsabilités|funciones|responsabilidades|tareas|your impact|what you’ll own|what you’ll work on|your day to day|you will',
  required:
    'requirements|qualifications|what we’re looking for|what we are looking for|minimum qualifications|required qualifications|basic qualifications|what you’ll need|what you need|you have|who we’re looking for|your profile|about you|what you bring|what you’ll bring|skills and experience|must have|must haves|dein profil|ihr profil|das bringst du mit|anforderungen|profil|votre profil|ton profil|requisitos|perfil|we could be a match if|we may be a match if|required|experience|skills required|you may be a good fit|education|your background|key qualifications',
  optional:
    'nice to have|nice to haves|nice-to-haves|bonus points|preferred qualifications|preferred requirements|preferred skills|preferred|good to have|desirable|pluses|bonus|extra credit|strong candidates may also have|plus points|would be a plus|wünschenswert|von vorteil|les plus|deseable|se valorará|even better',
  benefits:
    'benefits|what we offer|perks|perks and benefits|perks & benefits|benefits and perks|compensation and benefits|why join us|why us|our benefits|what’s in it for you|wir bieten|das bieten wir|unser angebot|was wir bieten|avantages|nous offrons|ce que nous offrons|ofrecemos|qué ofrecemos|beneficios|you’ll enjoy|compensation|total rewards|we offer|why you’ll love',
  process:
    'interview process|hiring process|how to apply|application process|recruitment process|next steps|bewerbungsprozess|processus de recrutement|proceso de selección|our process',
  legal:
    'equal opportunity|equal employment opportunity|eeo statement|privacy notice|privacy policy|disclaimer|accommodation|accommodations|diversity|diversity and inclusion|legal notice|diversity inspires innovation|commitment to diversity|notice to recruiters',
};

/** Words that may be headings; values are kinds of section. */
export const headingCues: readonly Cue[] = Object.entries(headings).flatMap(([kind, phrases]) =>
  phrases.split('|').map((phrase) => ({ kind: 'heading', phrase, value: kind })),
);

export function findSections(text: string, headingHits: readonly Hit[]): readonly Section[] {
  const sections: Section[] = [];
  for (const hit of headingHits) {
    if (isHeading(text, hit)) sections.push({ start: hit.start, kind: hit.value });
  }
  return sections;
}

export function sectionAt(sections: readonly Section[], at: number): string | null {
  let kind: string | null = null;
  for (const section of sections) {
    if (section.start > at) break;
    kind = section.kind;
  }
  return kind;
}

const longestHeading = 60;

/** A heading stands alone on a short line, with few words before it. */
function isHeading(text: string, hit: Hit): boolean {
  const lineStart = text.lastIndexOf('\n', hit.start) + 1;
  if (hit.start - lineStart > 25 || lineStart === 0) return false;
  const end = text.indexOf('\n', hit.end);
  const lineEnd = end === -1 ? text.length : end;
  const after = text.slice(hit.end, Math.min(lineEnd, hit.end + longestHeading));
  if (/^\s*:/.test(after)) return hit.start - lineStart < 8;
  return lineEnd - lineStart <= longestHeading && !/[.;,]\s*$/.test(after);
}
