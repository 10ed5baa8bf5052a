import { searchWords } from '#core/search-words.ts';

export type ResumeSection = 'head' | 'experience' | 'education' | 'skills' | 'languages' | 'other';

export type ResumeLine = { readonly text: string; readonly section: ResumeSection };

/** The lines of a résumé with the section they stand in; before the first heading is the head. */
export function resumeLines(text: string): readonly ResumeLine[] {
  let section: ResumeSection = 'head';
  return text.split('\n').flatMap((written): readonly ResumeLine[] => {
    const line = written.trim();
    if (line === '') return [];
    const heading = headingOf(line);
    if (heading === null) return [{ text: line, section }];
    section = heading.section;
    return heading.rest === '' ? [] : [{ text: heading.rest, section }];
  });
}

/** "Work experience", "SKILLS: Go, Rust", "## Ausbildung". */
function headingOf(
  line: string,
): { readonly section: ResumeSection; readonly rest: string } | null {
  const plain = line.replace(/^[#*_\s•-]+|[*_:\s]+$/g, '');
  const [label = '', rest = ''] = /^([^:]{3,40}):\s+(.+)$/.exec(plain)?.slice(1) ?? [plain];
  if (label.length > 40) return null;
  const section = headings.get(keyOf(label));
  return section === undefined ? null : { section, rest };
}

/** Widely set headings have lost their blanks. */
const keyOf = (label: string): string => searchWords(label).replaceAll(' ', '');

const words: Readonly<Record<Exclude<ResumeSection, 'head'>, string>> = {
  experience:
    'experience|work experience|professional experience|employment|employment history|work history|career|career history|career summary|relevant experience|berufserfahrung|berufspraxis|beruflicher werdegang|werdegang|berufliche stationen|expérience|expériences|expérience professionnelle|expériences professionnelles|parcours professionnel|experiencia|experiencia laboral|experiencia profesional|esperienza|esperienze|esperienza lavorativa|esperienze lavorative|esperienza professionale|esperienze professionali|experiência|experiência profissional|werkervaring|ervaring|doświadczenie|doświadczenie zawodowe|pracovní zkušenosti|arbetslivserfarenhet|職歴|職務経歴',
  education:
    'education|education and training|academic background|studies|qualifications|ausbildung|bildung|bildungsweg|studium|schulbildung|ausbildung und studium|formation|formations|études|diplômes|educación|formación|formación académica|estudios|istruzione|istruzione e formazione|formazione|educação|formação|formação académica|formação acadêmica|opleiding|opleidingen|wykształcenie|edukacja|vzdělání|utbildning|学歴',
  skills:
    'skills|technical skills|key skills|core skills|core competencies|competencies|technologies|tech stack|tools|expertise|skills and tools|kenntnisse|fähigkeiten|kompetenzen|it kenntnisse|fachkenntnisse|edv kenntnisse|compétences|compétences techniques|habilidades|competencias|aptitudes|competenze|competenze tecniche|competências|habilidades técnicas|vaardigheden|umiejętności|dovednosti|kompetenser|スキル',
  languages:
    'languages|language skills|sprachen|sprachkenntnisse|langues|idiomas|lingue|línguas|talen|języki|języki obce|jazyky|jazykové znalosti|språk|語学|言語',
  other:
    'summary|profile|about|about me|objective|interests|hobbies|references|publications|certifications|certificates|awards|volunteering|volunteer experience|projects|contact|personal details|kontakt|persönliche daten|profil|interessen|zertifikate|ehrenamt|projekte|intérêts|centres d intérêt|certifications|loisirs|intereses|certificaciones|interessi|certificazioni|interesses|zainteresowania|interesses pessoais',
};

const headings: ReadonlyMap<string, ResumeSection> = new Map(
  Object.entries(words).flatMap(([section, list]) =>
    list.split('|').map((word) => [keyOf(word), section as ResumeSection] as const),
  ),
);
