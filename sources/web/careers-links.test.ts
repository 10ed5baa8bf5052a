import { describe, expect, it } from 'vitest';
import { cpuMsOf } from '#tests/support/cpu-time.ts';
import { careersLinks, isFrontPage } from './careers-links.ts';

const home = new URL('https://www.acme.example/');
const linksOf = (html: string, url = home) =>
  careersLinks({ url, html }).map((link) => link.replace('https://www.acme.example', ''));
const link = (label: string, href = '/x') => `<a href="${href}">${label}</a>`;

describe('careersLinks', () => {
  it.each([
    ['de', 'Karriere', 'Jobs &amp; Karriere', 'Offene Stellen (12)', 'Karriere bei Acme'],
    [
      'en',
      'Careers',
      'We’re hiring!',
      'Open positions →',
      'Careers at Acme',
      'Our Jobs',
      'Acme Careers',
    ],
    [
      'fr',
      'Nous rejoindre',
      'Offres d&#39;emploi',
      'Carrières',
      'Recrutement',
      'Nos offres d’emploi',
    ],
    ['es', 'Trabaja con nosotros', 'Ofertas de empleo', 'Únete al equipo', 'Empleo'],
    ['it', 'Lavora con noi', 'Posizioni aperte', 'Offerte di lavoro', 'Carriere'],
    ['nl', 'Werken bij Acme', 'Vacatures', 'Onze vacatures'],
    ['pt', 'Trabalhe conosco', 'Carreiras', 'Vagas abertas', 'Junte-se a nós'],
    ['pl', 'Kariera', 'Praca', 'Oferty pracy', 'Kariera w Acme'],
    ['sv', 'Jobba hos oss', 'Lediga jobb', 'Karriär', 'Lediga tjänster'],
    ['da', 'Job hos os', 'Ledige stillinger', 'Karriere hos Acme'],
    ['no', 'Ledige stillinger', 'Jobb hos oss', 'Karriere i Acme'],
    ['fi', 'Avoimet työpaikat', 'Töihin meille', 'Työpaikat'],
    ['cs', 'Kariéra', 'Volné pozice', 'Volná místa', 'Kariéra v Acme'],
    ['sk', 'Kariéra', 'Voľné miesta', 'Pracovné ponuky'],
    ['hu', 'Karrier', 'Állásajánlatok', 'Csatlakozz hozzánk'],
    ['ro', 'Cariere', 'Locuri de muncă', 'Alătură-te echipei'],
    ['bg', 'Кариери', 'Свободни позиции', 'Обяви за работа'],
    ['hr', 'Karijera', 'Otvorene pozicije', 'Pridruži nam se'],
    ['sl', 'Zaposlitev', 'Prosta delovna mesta', 'Pridružite se nam'],
    ['lt', 'Karjera', 'Darbo skelbimai', 'Dirbk su mumis'],
    ['lv', 'Vakances', 'Karjera', 'Darbs pie mums'],
    ['et', 'Karjäär', 'Tööpakkumised', 'Vabad töökohad'],
    ['el', 'Καριέρα', 'Θέσεις εργασίας', 'Ευκαιρίες καριέρας'],
    ['tr', 'Kariyer', 'Açık Pozisyonlar', 'İş İlanları', 'Bize Katılın'],
    ['uk', 'Вакансії', 'Кар&#39;єра', 'Робота у нас'],
    ['ga', 'Folúntais', 'Gairmeacha', 'Deiseanna Fostaíochta'],
  ])('knows labels in %s', (_language, ...labels) => {
    const missed = labels.filter((label) => linksOf(link(label)).length === 0);
    expect(missed).toEqual([]);
  });

  it.each([
    ['de', 'Karriereberatung', 'Stellenwert der Bildung', 'Karriere-Tipps für Berufseinsteiger'],
    [
      'en',
      'Steve Jobs',
      'Career advice',
      'Job description templates',
      'Post a job',
      'Jobs to be done',
    ],
    ['fr', 'Mode d’emploi', 'Emploi du temps', 'Vacances', 'Carrières de pierre', 'Offres'],
    ['es', 'Carreras populares', 'Trabajos realizados', 'Ofertas', 'Plaza de empleo público 2019'],
    ['it', 'Lavori pubblici', 'Offerte', 'Carriere militari', 'Lavorazioni'],
    ['nl', 'Werkenbank', 'Carrièreswitch van de week', 'Vakanties'],
    ['pt', 'Praça da República', 'Vagas de garagem', 'Ofertas'],
    ['pl', 'Oferty', 'Praca zdalna: poradnik', 'Prace domowe'],
    ['sv', 'Jobbigt', 'Karriärcoachning', 'Lediga rum'],
    ['da', 'Ledige lejligheder', 'Karriererådgivning'],
    ['no', 'Ledige hytter', 'Jobbsøkerkurs'],
    ['fi', 'Avoimet ovet', 'Työkalut'],
    ['cs', 'Nabídka', 'Volné byty', 'Práce s dřevem'],
    ['sk', 'Voľné byty', 'Ponuka'],
    ['hu', 'Munkaruha', 'Állatok'],
    ['ro', 'Locuri de joacă', 'Cariere de piatră'],
    ['bg', 'Работно време', 'Свободни стаи'],
    ['hr', 'Radno vrijeme', 'Poslovnice'],
    ['sl', 'Delovni čas', 'Prosta kapaciteta'],
    ['lt', 'Darbo laikas', 'Laisvos patalpos'],
    ['lv', 'Darba laiks', 'Brīvās telpas'],
    ['et', 'Tööriistad', 'Vabad toad'],
    ['el', 'Ωράριο εργασίας', 'Θέσεις στάθμευσης'],
    ['tr', 'Satılık ilanlar', 'İş makineleri', 'Kariyer planlama rehberi'],
    ['uk', 'Робочий час', 'Вільні кімнати'],
    ['ga', 'An Post', 'Oibreacha'],
  ])('knows labels in %s that mean other things', (_language, ...labels) => {
    const wrong = labels.filter((label) => linksOf(link(label)).length > 0);
    expect(wrong).toEqual([]);
  });

  it.each([
    '/careers',
    '/en/careers/',
    '/de-DE/karriere',
    '/about/jobs.html',
    '/unternehmen/karriere/stellenangebote',
    '/nous-rejoindre',
    '/lavora-con-noi',
    '/trabaja-con-nosotros.php',
    '/lediga-jobb',
    '/kari%C3%A9ra',
    'https://careers.acme.example/',
  ])('knows the address %s', (href) => {
    expect(linksOf(link('<img src="x.png">', href))).toHaveLength(1);
  });

  it.each([
    '/blog/careers',
    '/careers/how-we-grew',
    '/products/jobs-scheduler',
    '/praca',
    '/stellen.pdf',
    '/#jobs',
    'mailto:jobs@acme.example',
    'https://www.linkedin.com/company/acme/jobs',
    'https://careers.partner.example/',
    '/job-center/news',
  ])('does not follow the address %s', (href) => {
    expect(linksOf(link('More', href))).toEqual([]);
  });

  it('prefers lists of openings, and labels to addresses', () => {
    const html =
      link('Company', '/karriere') + link('Karriere', '/a') + link('Offene Stellen', '/b');
    expect(linksOf(html)).toEqual(['/b', '/a', '/karriere']);
  });

  it('follows a label to another site, but not to a network', () => {
    const html =
      link('Jobs', 'https://acme-jobs.example/') + link('Jobs', 'https://de.linkedin.com/acme');
    expect(linksOf(html)).toEqual(['https://acme-jobs.example/']);
  });

  it('reads the name of a link without a text', () => {
    expect(linksOf('<a href="/x" aria-label="Karriere"><svg></svg></a>')).toEqual(['/x']);
    expect(linksOf('<a href="/y"><img alt="Careers"></a>')).toEqual(['/y']);
  });

  it('reads links that a menu hides', () => {
    expect(
      linksOf(`<ul style="display:none"><li class="hidden">${link('Jobs')}</li></ul>`),
    ).toEqual(['/x']);
  });

  it('does not follow a page to itself', () => {
    expect(linksOf(link('Jobs', '/jobs/'), new URL('https://www.acme.example/jobs'))).toEqual([]);
  });

  it('reads hostile labels in bounded time', () => {
    const html = link('jobs & '.repeat(2_000)).repeat(300) + '<a href="/x">'.repeat(20_000);
    expect(cpuMsOf(() => linksOf(html))).toBeLessThan(1_500);
  });
});

it.each([
  ['https://acme.example/', true],
  ['https://acme.example/de', true],
  ['https://acme.example/en-GB/', true],
  ['https://acme.example/index.html', true],
  ['https://acme.example/de/home', true],
  ['https://acme.example/jobs', false],
  ['https://jobs.acme.example/', false],
  ['https://karriere.acme.example/de/', false],
  ['https://acme-careers.example/', false],
])('knows whether %s is the front page of a company', (url, isFront) => {
  expect(isFrontPage(new URL(url))).toBe(isFront);
});
