import { describe, expect, it } from 'vitest';
import { postingWith, readingOf } from './posting.fixture.ts';
import { readWorkplace } from './workplace.ts';
import { workplaceOfField } from './workplace-share.ts';

const inText = (text: string) => readWorkplace(readingOf(text), [])?.value ?? null;

describe('readWorkplace in sentences', () => {
  it.each([
    ['This is a fully remote position.', 'remote'],
    ['Linear is a remote-first company.', 'remote'],
    ['Location: Remote', 'remote'],
    ['This role is remote within the United States.', 'remote'],
    ['You can work remotely from anywhere in Europe.', 'remote'],
    ['Remote', 'remote'],
    ['This is a hybrid role and requires in-office collaboration three times per week.', 'hybrid'],
    ['We work from our Paris office 3 days a week.', 'hybrid'],
    ['You will be expected 2-3 days per week in the office.', 'hybrid'],
    ['Remote work is possible, but the role is hybrid.', 'hybrid'],
    ['We are a fully in-person team in San Jose.', 'onsite'],
    ['This role is on-site in our Berlin lab.', 'onsite'],
    ['This is not a remote position.', 'onsite'],
    ['Please note that remote work is not available.', 'onsite'],
    ['This role cannot be performed remotely.', 'onsite'],
    ['Télétravail possible : 2 jours de télétravail par semaine', 'hybrid'],
  ] as const)('reads %j as %s', (text, workplace) => {
    expect(inText(text)).toBe(workplace);
  });

  it.each([
    'You will support our office and remote employees across APAC.',
    'Experience with hybrid cloud environments.',
    'Knowledge of remote sensing and remote procedure calls.',
    'Manage remote teams in three time zones.',
    'An onsite gym and free lunch.',
    'A 30 min onsite or Zoom interview with the team.',
    'Travel to customer sites and work with remote patients.',
    'We build hybrid vehicles.',
    'You get a remote work stipend of $500.',
    'The team meets three times a week with product.',
  ])('reads nothing from %j', (text) => {
    expect(inText(text)).toBeNull();
  });
});

describe('words about this job win over words about its employer and others', () => {
  it.each([
    ['Remote-first company. This position is based in our London office, 5 days a week.', 'onsite'],
    ['We are a remote-first company. This role is fully onsite in Denver.', 'onsite'],
    ['Onsite role. The company is remote-first.', 'onsite'],
    ['As a remote-first startup we trust you. You are in the office 3 days a week.', 'hybrid'],
    ['We are a remote-first company. This role is based in our Berlin office.', null],
    ['We help remote-first companies hire. You work on-site in Leeds.', 'onsite'],
    ['You will help companies that are fully remote.', null],
    ['Our customers work fully remote.', null],
    ['Experience in a remote-first company is a plus.', null],
    ['Experience working in a fully remote environment', null],
    ['We are a fully remote company.', 'remote'],
    ['Remote-first culture with an office in Paris', 'remote'],
    ['We have experience with remote work. This is a fully remote role.', 'remote'],
  ] as const)('%j is %s', (text, workplace) => {
    expect(inText(text)).toBe(workplace);
  });
});

describe('five office days a week are on site, fewer are hybrid', () => {
  it.each([
    ['This position is based in our London office five days per week.', 'onsite'],
    ['Work from the office 5 days per week (Mon-Fri).', 'onsite'],
    ['On-site (5 days a week)', 'onsite'],
    ['5 Tage im Büro', 'onsite'],
    ['Die Arbeit findet zu 100 % vor Ort statt.', 'onsite'],
    ['On-site (3 days a week)', 'hybrid'],
    ['In-office 4 days per week in NYC', 'hybrid'],
    ['5 jours de télétravail par semaine', null],
    ['Our office is open 5 days a week.', null],
    ['You support customers 5 days a week.', null],
  ] as const)('%j is %s', (text, workplace) => {
    expect(inText(text)).toBe(workplace);
  });
});

describe('a list of facts names the workplace after its heading', () => {
  it.each([
    ['Arbeitsort: remote', 'remote'],
    ['Ort: Remote (deutschlandweit)', 'remote'],
    ['Modalidad: remoto', 'remote'],
    ['Modalidad: Presencial', 'onsite'],
    ['Lieu : télétravail complet', 'remote'],
    ['Mode de travail : hybride', 'hybrid'],
    ['Work arrangement: On-site', 'onsite'],
    ['Transport: remote sites', null],
  ] as const)('%j is %s', (text, workplace) => {
    expect(inText(text)).toBe(workplace);
  });
});

describe('remote work for a limited time or while hiring is a perk, not the workplace', () => {
  it.each([
    'Perks\n• Work from anywhere – up to 6 weeks per year',
    'Perks\n• Work from anywhere (up to 4 weeks per year)\n• Lunch',
    'Benefits: up to four weeks per year of fully remote work.',
    'Benefits: 20 days a year fully remote, wherever you like.',
    'Work from anywhere for up to 30 days a year.',
    'Work from anywhere (4 weeks)',
    'Work from anywhere in August',
    'Work remotely for one month each year',
    'Bis zu 30 Tage im Jahr ortsunabhängig arbeiten.',
    'Wir bieten 20 Tage im Jahr remote work aus dem EU-Ausland',
    'Full remote possible jusqu’à 4 semaines par an',
    'Hasta 4 semanas al año en remoto.',
    'Tot 4 weken per jaar work from anywhere',
    'Occasional remote work is possible.',
    'Gelegentlich remote arbeiten möglich',
    'Partially remote',
    'The opportunity to work from anywhere for up to 4 weeks per financial year',
    'Work from anywhere for up to a month during your PTO.',
    'We hire globally. Work from anywhere for up to 6 weeks a year.',
    'Work from anywhere 20 days per year.',
    'Temporarily remote',
    'Remote work (max. 2 days/week)',
    'Remote work on Fridays',
    'Our onboarding is fully remote.',
    'All interviews are conducted 100% remotely.',
    'Fully remote onboarding and a great team.',
    'Vorstellungsgespräche sind komplett remote',
    'Remote work from abroad (20 days per year)',
    'Twice a year you can spend a month working remotely from anywhere in the world.',
    '4 Wochen Workation im Jahr, 100% remote',
    'During the pandemic we went fully remote.',
    'Enjoy a month of fully remote work each year',
    'In the summer you can work fully remote for a month.',
    'Fully remote for the first three months, then in Munich',
    'Benefits\n• Remote work\n• Lunch',
    'Benefits\n• Work from anywhere weeks',
  ])('%j', (text) => {
    expect(inText(text)).toBeNull();
  });

  it.each([
    'This is a fully remote role.',
    'This is a 6-month fully remote contract.',
    'Fully remote internship for 3 months',
    'Fully remote (4 day week)',
    'Fully remote, up to 20% travel',
    'Fully remote, with 30 days of vacation per year',
    'We are fully remote and offer 25 days of paid leave a year.',
    'The role is fully remote, 5 days a week.',
    'This role is fully remote; onboarding takes two weeks in Berlin.',
    'We meet twice a year. This role is fully remote.',
    'This job is fully remote with occasional travel',
    'Benefits\n• Fully remote\n• Lunch',
    'Benefits\n• Remote-first company',
    'Poste en full remote.',
  ])('but %j is a remote job', (text) => {
    expect(inText(text)).toBe('remote');
  });
});

describe('readWorkplace in titles and locations', () => {
  it.each([
    ['Remote, Italy', 'remote'],
    ['US, AR, Remote', 'remote'],
    ['Berlin (Hybrid)', 'hybrid'],
    ['London - On-site', 'onsite'],
    ['London (in office 3 days)', 'hybrid'],
    ['London (in office 5 days)', 'onsite'],
    ['Not remote: Leeds', 'onsite'],
  ] as const)('reads the location %j as %s', (location, workplace) => {
    expect(readWorkplace(readingOf(''), [location])).toEqual({ value: workplace, quote: location });
  });

  it.each(['Berlin (remote up to 2 days/week)', 'London - occasional remote'])(
    'reads no remote job from the location %j',
    (location) => {
      expect(readWorkplace(readingOf(''), [location])).toBeNull();
    },
  );

  it('leaves a choice open if a location does', () => {
    expect(readWorkplace(readingOf(''), ['Remote or On-site'])).toBeNull();
  });

  it('believes the location before the text', () => {
    const reading = readingOf('This is a hybrid role.');
    expect(readWorkplace(reading, ['Remote, US'])?.value).toBe('remote');
  });

  it('believes the title before the text', () => {
    const reading = readingOf('This is a hybrid role.', 'Engineer (Remote)');
    expect(readWorkplace(reading, ['London'])?.value).toBe('remote');
  });

  it('reads nothing from a title about remote sensing', () => {
    expect(readWorkplace(readingOf('', 'Remote Sensing Scientist'), ['Bonn'])).toBeNull();
  });
});

describe('a share of the time', () => {
  it.each([
    ['You can work fully remotely 2 days a week.', 'hybrid'],
    ['Up to 3 days a week remote work', 'hybrid'],
    ['Drei Tage pro Woche in Düsseldorf, zwei Tage von zu Hause', 'hybrid'],
    ['Bis zu 60 % mobiles Arbeiten', 'hybrid'],
    ['Jusqu’à 3 jours de télétravail par semaine ; bureaux à la Part-Dieu', 'hybrid'],
    ['Tre giorni in ufficio e due in smart working', 'hybrid'],
    ['Minimaal drie dagen per week op kantoor', 'hybrid'],
    ['Dwa dni w tygodniu w biurze', 'hybrid'],
    ['週2日出社、残りは在宅です', 'hybrid'],
    ['Home office několikrát týdně', 'hybrid'],
    ['Fünf Tage pro Woche im Büro', 'onsite'],
    ['100 % en télétravail, où que tu habites', 'remote'],
    ['5 days work from office, there is no hybrid or WFH option', 'onsite'],
  ] as const)('%j is %s', (text, workplace) => {
    expect(inText(text)).toBe(workplace);
  });

  it.each([
    'Bis zu 20 Tage im Jahr aus dem Homeoffice im EU-Ausland',
    'Rekrutacja jest w całości zdalna: wystarczy krótka rozmowa.',
    'Half of Acme works fully remotely, and the sales team does not.',
    'Une entrevista presencial',
    'We meet customers 3 days a week.',
  ])('%j says nothing of the job', (text) => {
    expect(inText(text)).toBeNull();
  });
});

describe('the workplace in other languages', () => {
  it.each([
    ['Puesto presencial.', 'onsite'],
    ['As funções são exercidas presencialmente, não havendo lugar a teletrabalho.', 'onsite'],
    ['Praca stacjonarna w Krakowie', 'onsite'],
    ['- Remoto desde cualquier punto de España.', 'remote'],
    ['Homeoffice ist nicht möglich.', 'onsite'],
    ['Möglichkeit zum Homeoffice', 'hybrid'],
    ['Possibilité de télétravail partiel', 'hybrid'],
    ['フルリモート勤務', 'remote'],
  ] as const)('%j is %s', (text, workplace) => {
    expect(inText(text)).toBe(workplace);
  });

  it.each([
    ['Data Engineer (100 % remoto)', 'remote'],
    ['Programista (praca zdalna)', 'remote'],
    ['Analista (híbrido)', 'hybrid'],
  ] as const)('the title %j is %s', (title, workplace) => {
    expect(readWorkplace(readingOf('', title), ['Madrid'])?.value).toBe(workplace);
  });
});

describe('the flag of a board', () => {
  const flagged = { workplace: 'remote' } as const;

  it.each([
    ['hybrid', 'Up to 3 days a week from home', 'hybrid'],
    ['hybrid', 'zwei Tage pro Woche im Büro', 'hybrid'],
    ['hybrid', 'A Hybrid Work Policy lets you work from wherever you are', 'remote'],
    ['onsite', 'On-site support for our customers', 'remote'],
    [null, null, 'remote'],
  ] as const)('"remote", read as %s from %j, is %s', (read, quote, workplace) => {
    expect(workplaceOfField(postingWith(flagged), read, quote)).toBe(workplace);
  });

  it('is not there for most postings, whose text says it', () => {
    expect(workplaceOfField(postingWith({}), 'remote', 'Remote')).toBeNull();
  });
});
