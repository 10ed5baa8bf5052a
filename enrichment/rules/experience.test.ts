import { describe, expect, it } from 'vitest';
import { readExperience } from './experience.ts';
import { readingOf } from './posting.fixture.ts';

const spoken = (text: string) => {
  const years = readExperience(readingOf(text))?.value;
  return years === undefined ? null : `${years.min}-${years.max}`;
};

describe('readExperience', () => {
  it.each([
    ['5+ years of experience in Android development', '5-null'],
    ['3-5 years of experience', '3-5'],
    ['You bring at least three years of professional experience', '3-null'],
    ['Minimum of 5+ years post-graduation experience', '5-null'],
    ['8–12 years of experience in compliance', '8-12'],
    ['8-12+ years of accounting experience', '8-null'],
    ['Minimum 10 years of experience', '10-null'],
    ['4 to 8 years working in SRE roles', '4-8'],
    ['5 or more years of experience', '5-null'],
    ['up to 2 years of experience', 'null-2'],
    ['mindestens 3 Jahre Berufserfahrung', '3-null'],
    ["au moins 5 ans d'expérience", '5-null'],
    ['3 años de experiencia en ventas', '3-null'],
    ['two (2) years of experience', '2-null'],
    ['2+ yrs experience', '2-null'],
    ['8+ years of engineering experience, with 4+ years in management', '8-null'],
  ])('reads %j as %s', (text, years) => {
    expect(spoken(text)).toBe(years);
  });

  it.each([
    'You must be 18 years of age or older.',
    'We have been in business for over 20 years.',
    'Founded 15 years ago, we have experience in retail.',
    'A 4-year degree or equivalent experience.',
    'Our team has 50 combined years of experience.',
    'The Director has been with the Company for 28 years.',
    'Options vest over 4 years.',
    'Up to a maximum of $10,000 per year.',
    'In 5 years we will be everywhere.',
    '100 years of experience',
  ])('reads nothing from %j', (text) => {
    expect(spoken(text)).toBeNull();
  });

  it('leaves out demands under "Nice to have"', () => {
    expect(
      spoken('Requirements\n- 3+ years of experience\n\nNice to have\n- 9+ years of experience'),
    ).toBe('3-null');
  });
});

describe('years of the employer, of an age or of a contract are no demand', () => {
  it.each([
    'With more than 20 years of experience, Acme builds homes.',
    'You are 18 years or older; customer service experience helps.',
    'A family firm with 25 years of experience in roofing is looking for you.',
    'Must be at least 18 years. Retail experience helps.',
    'Must be 21 years or older with experience in bars.',
    'Minimum age 18 years, experience welcome.',
    'You must be 18 years of age; experience is good.',
    'We have 20 years of experience in tax.',
    'We’ve got 12 years of experience.',
    'Nossa empresa tem 15 anos de experiência',
    'Over 12 years of experience has taught us a lot.',
    '12 years of experience make us the partner of choice',
    'Our managers average 12 years of experience',
    'Join a team that averages 10 years of experience',
    'Work with mentors who have 15+ years of experience',
    '2-year fixed-term contract; experience needed',
    'With over 10+ years of experience, we specialize in apps.',
    'Our clinic is new. With over 15 years of experience, we provide a holistic approach.',
    'With over 10 years of experience, we’ve built a solid foundation.',
    'Over the years: 2 offices and much experience.',
    'You will benefit from our 15 years of experience.',
    'Acme has been building homes for 20 years and has experience.',
    'We’ve been gathering experience for 12 years.',
    'Acme has 20 years of experience in tax.',
    'Our founders bring 15 years of experience.',
    'Backed by over 15 years of experience, the team is strong.',
    'For over 20 years we have gained experience in roofing.',
    'Over the last 10 years we built experience in AI.',
    'A 5-year warranty and experience you can trust.',
    'Contract length: 2 years, experience required.',
    'A 2-year contract; experience needed.',
    'We are 12 years young and full of experience.',
    'A leading builder with 20 years of experience.',
    'Mit über 20 Jahren Erfahrung ist Acme führend.',
    'Mit mehr als 15 Jahren Erfahrung sind wir Ihr Partner.',
    'Seit über 20 Jahren sammeln wir Erfahrung.',
    'Wir blicken auf 20 Jahre Erfahrung zurück.',
    'Mindestens 18 Jahre alt, Erfahrung von Vorteil.',
    'Du bist mindestens 18 Jahre alt und hast Erfahrung.',
    'Mindestalter 18 Jahre, Erfahrung erwünscht',
    'Forte de 20 ans d’expérience, la société recrute.',
    'Avec plus de 20 ans d’expérience, Acme est un leader.',
    'Être âgé de 18 ans minimum, une expérience est un plus.',
    'Con más de 20 años de experiencia, Acme es líder.',
    'Ser mayor de 18 años, con experiencia.',
    'Met meer dan 20 jaar ervaring is Acme marktleider.',
    'Je bent minimaal 18 jaar oud, ervaring is mooi.',
    'Learn from engineers with 20 years of experience.',
    'Our company, with 20 years of experience, grows.',
    'Acme is a company in Leeds with 20 years of experience.',
    'Options vest over 4 years; experience counts.',
    'Gain 2 years of history in this experience.',
    'Befristet auf 2 Jahre, Erfahrung nötig.',
    'Garantie von 5 Jahren und Erfahrung.',
    'With 20 years of experience, we are the experts.',
    'A team with 15 years of experience in cloud.',
  ])('%s', (text) => {
    expect(spoken(text)).toBeNull();
  });
});

describe('demanded years are read in any wording', () => {
  it.each([
    ['Asks for 5 (five) years of experience in sorting.', '5-null'],
    ['5+ yrs exp in Java', '5-null'],
    ['Minst 3 års erfarenhet', '3-null'],
    ['We look for engineers who have 5+ years of experience', '5-null'],
    ['At least five years of on-call experience.', '5-null'],
    ['Asks for five (5) years of experience in sorting.', '5-null'],
    ['five(5)+ years of experience', '5-null'],
    ['Years of experience: 5+', '5-null'],
    ['Experience (years): 3-5', '3-5'],
    ['Years Experience Required: 2', '2-null'],
    ['3 to 5 (three to five) years of experience', '3-5'],
    ['five (5+) years of experience', '5-null'],
    ['A min of 5 yrs relevant exp.', '5-null'],
    ['You have worked as a nurse for 5 years or have similar experience', '5-null'],
    ['Our team needs 5 years of experience in you', '5-null'],
    ['3 (three) to 5 (five) years of experience', '3-5'],
    ['With 5 years of experience, you will lead the team.', '5-null'],
    ['With 5+ years of experience in Java, Python and SQL', '5-null'],
    ['You are 18 years or older and have 2 years of experience.', '2-null'],
    ['We are looking for a team lead with 5 years of experience.', '5-null'],
    ['We are looking for a leader with 8 years of experience.', '8-null'],
    ['The ideal candidate has 5 years of experience.', '5-null'],
    ['The successful applicant brings over 5 years of experience', '5-null'],
    ['A business analyst with 5 years of experience', '5-null'],
    ['We need someone who has 5 years of experience.', '5-null'],
    ['5 years of experience within the last 10 years', '5-null'],
    ['Bachelor’s degree and 3 years of experience in a 4-year program', '3-null'],
    ['Mit 5 Jahren Erfahrung bringst du viel mit.', '5-null'],
    ['Mindestens 3 Jahre Berufserfahrung', '3-null'],
    ['3 jaar ervaring in de zorg', '3-null'],
    ['Minimaal 3 tot 5 jaar werkervaring', '3-5'],
    ['Vous avez 5 ans d’expérience', '5-null'],
    ['Justifiez d’au moins 3 ans d’expérience', '3-null'],
    ['Tienes 3 años de experiencia', '3-null'],
    ['Min. 5 yrs. exp. required', '5-null'],
    ['3–5 yrs exp', '3-5'],
    ['3 lata doświadczenia', '3-null'],
    ['Must have 18 years experience', '18-null'],
    ['15+ years of experience in finance, tax and law', '15-null'],
    ['You have at least 10 years of experience leading teams', '10-null'],
    ['Must be an engineer with 5 years of experience', '5-null'],
    ['A minimum of 15 years of experience', '15-null'],
    ['For this role 5 years of experience are needed', '5-null'],
    ['Requires 20 years of experience.', '20-null'],
    ['fifteen (15) years of experience', '15-null'],
  ])('reads %j as %s', (text, years) => {
    expect(spoken(text)).toBe(years);
  });
});

describe('years that are wished for', () => {
  it.each([
    ['6+ years of experience in brand marketing, ideally within consumer apps', '6-null'],
    ['7+ years of HR experience, preferably in tech', '7-null'],
    [
      '6+ years of engineering experience — experience across both platforms is preferred',
      '6-null',
    ],
    ['3+ years of sales experience, B2B is a plus', '3-null'],
    ['3 Jahre Berufserfahrung, idealerweise im Einzelhandel', '3-null'],
    ['Mindestens drei, idealerweise fünf Jahre Berufserfahrung', '3-null'],
    ['3, ideally 5 years of experience', '3-null'],
    ['10+ years of experience is a plus.', '10-null'],
    ['Ideally 4 years of experience in retail', '4-null'],
    ['- 3+ years of experience\n- Ideally 8+ years of experience', '3-null'],
    ['- 3+ years of experience\n- 8+ years of management experience preferred', '3-null'],
  ])('%j is %s', (text, years) => {
    expect(spoken(text)).toBe(years);
  });
});

describe('years in other words and units', () => {
  it.each([
    ['6 months of experience with harvesters', '0.5-null'],
    ['Experiência de no mínimo 6 meses com colheitadeira', '0.5-null'],
    ['Une première expérience de 18 mois', '1.5-null'],
    ['Experiência mínima de 1 ano em UTI', '1-null'],
    ['Entre 5 e 8 anos de prática em Direito do Trabalho', '5-8'],
    ['Pelo menos três anos de experiência', '3-null'],
    ['Minimum 2 lata doświadczenia na podobnym stanowisku', '2-null'],
    ['Mindestens zwei Jahre Praxis nach der Lehre', '2-null'],
    ['3年以上の商用アプリケーションの開発経験', '3-null'],
    ['実務経験3〜5年', '3-5'],
    ['스타트업 관련 산업 경험 2년 이상', '2-null'],
    ['4+ years in a closing role in B2B software', '4-null'],
    ['5+ years of building backend systems in production', '5-null'],
    ['Requirements\n- Five years of enterprise systems leadership', '5-null'],
  ])('%j is %s', (text, years) => {
    expect(spoken(text)).toBe(years);
  });

  it.each([
    'A six-month probation period; experience counts.',
    'Notice period of 3 months, experience welcome.',
    '2012年に日本版のサービスを開始した経験豊富な会社です',
    'Benefits\n- 2 years of free parking',
    'Gain experience in a 6 month internship.',
  ])('%j asks for none', (text) => {
    expect(spoken(text)).toBeNull();
  });
});
