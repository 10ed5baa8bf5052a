import { describe, expect, it } from 'vitest';
import { type Enrichment, unstated } from '#core/enrichment.ts';
import { sampleEnrichment, samplePosting } from '#tests/fakes/sample-posting.ts';
import { type Answer, facts } from '../facts.ts';
import { createForm } from './answer.ts';

const posting = samplePosting();
const form = createForm(facts);

const full: Answer = {
  normalizedTitle: 'Senior Software Engineer',
  jobFamily: { quote: 'Software Engineer', value: 'Software Engineering' },
  seniority: { quote: 'senior', value: 'senior' },
  employmentType: { quote: 'full-time role', value: 'full_time' },
  workplace: { quote: 'fully remote', value: 'remote' },
  remoteRegions: ['Italy'],
  salary: {
    quote: '$120,000 - $150,000 USD per year',
    min: 120_000,
    max: 150_000,
    currency: 'USD',
    period: 'year',
  },
  experienceYears: { quote: 'five or more years', min: 5, max: null },
  education: { quote: "Bachelor's degree", value: 'bachelor' },
  visaSponsorship: { quote: 'Visa sponsorship is not available', value: false },
  ...{ rightToWork: null, clearance: null, citizenship: [], travel: null, officeDays: null },
  ...{ shifts: [], weeklyHours: null, contractMonths: null, startDate: null, deadline: null },
  ...{ licences: [], peopleLed: null, timeZones: [] },
  skills: ['TypeScript', 'postgres'],
  benefits: ['parental leave'],
  languages: ['fluent German'],
  summary: 'You build the payment platform of a small bank. The role is remote.',
};

const read = (text: string): Enrichment => {
  const answer = form.read(text, posting);
  if (!answer.ok) throw new Error(answer.problems.join('; '));
  return answer.enrichment;
};

const readWith = (changes: Partial<Answer>): Enrichment =>
  read(JSON.stringify({ ...full, ...changes }));

describe('the form is found in any text around it', () => {
  const json = JSON.stringify(full);

  it.each([
    ['a fence', `\`\`\`json\n${json}\n\`\`\``],
    ['a fence in talk', `Here it is:\n\`\`\`\n${json}\n\`\`\`\nUse {caution}.`],
    ['thoughts with an end', `<think>A posting for {anyone}.</think>\n${json}`],
    ['thoughts without a beginning', `A posting for {anyone}.</think>${json}`],
    ['thoughts without an end', `<think>\nA posting for {anyone}. So:\n${json}`],
    ['thoughts that try a form', `<think>{"seniority": null}</think>${json}`],
    ['thoughts that hold the form', `<think>${json}`],
    ['thoughts of another spelling', `[THINK]Is it {"a": 1}?[/THINK]${json}`],
    ['channels', `<|channel|>analysis<|message|>{hm}<|end|><|channel|>final<|message|>${json}`],
    ['braces in its texts', JSON.stringify({ ...full, skills: ['TypeScript'], x: '{"}' })],
    ['a list', `[${json}]`],
    ['remarks after it', `${json}\n\nNote: {salary} is stated.`],
  ])('%s', (_name, text) => {
    expect(read(text)).toMatchObject({ seniority: 'senior', workplace: 'remote' });
  });

  it.each([
    ['nothing', ''],
    ['talk', 'I would love to help!'],
    ['thoughts alone', '<think>The posting says {quote: senior}'],
    ['half a form', JSON.stringify(full).slice(0, 400)],
    ['half a form after thoughts', `<think>hm</think>${JSON.stringify(full).slice(0, 700)}`],
    ['a thousand open braces', '{'.repeat(1_000)],
  ])('and not in %s', (_name, text) => {
    expect(form.read(text, posting)).toMatchObject({ ok: false });
  });
});

describe('the form', () => {
  it('keeps everything the posting supports, with its own words as evidence', () => {
    expect(read(JSON.stringify(full))).toEqual({
      ...unstated,
      normalizedTitle: 'Senior Software Engineer',
      jobFamily: 'Software Engineering',
      seniority: 'senior',
      employmentType: 'full_time',
      workplace: 'remote',
      remoteRegions: ['Italy'],
      locations: [],
      salary: {
        min: 120_000,
        max: 150_000,
        currency: 'USD',
        period: 'year',
        source: 'stated',
      },
      skills: ['TypeScript', 'PostgreSQL'],
      experienceYears: { min: 5, max: null },
      education: 'bachelor',
      visaSponsorship: false,
      benefits: ['Parental leave'],
      languages: ['German'],
      summary: 'You build the payment platform of a small bank. The role is remote.',
      confidence: 1,
      provider: 'llm',
      evidence: {
        normalizedTitle: 'Senior Software Engineer (m/f/d)',
        jobFamily: 'Software Engineer',
        seniority: 'Senior',
        employmentType: 'full-time role',
        workplace: 'fully remote',
        remoteRegions: 'Italy',
        salary: '$120,000 – $150,000 USD per year',
        skills: 'TypeScript',
        experienceYears: 'five or more years',
        education: 'Bachelor’s degree',
        visaSponsorship: 'Visa sponsorship is not available',
        benefits: 'parental leave',
        languages: 'fluent German',
      },
    } satisfies Enrichment);
  });

  it.each([
    ['a code fence', (json: string) => `\`\`\`json\n${json}\n\`\`\``],
    ['talk around it', (json: string) => `Sure! Here it is: ${json} Anything else?`],
    ['thoughts before it', (json: string) => `<think>{"maybe": 1}</think>\n${json}`],
    ['spaces', (json: string) => `\n\n  ${json}\n`],
  ])('forgives %s', (_what, dress) => {
    expect(read(dress(JSON.stringify(full)))).toEqual(read(JSON.stringify(full)));
  });

  it('reads a missing key as "not stated"', () => {
    expect(read('{"skills": ["TypeScript"]}')).toEqual(
      sampleEnrichment({
        skills: ['TypeScript'],
        confidence: 1,
        provider: 'llm',
        evidence: { skills: 'TypeScript' },
      }),
    );
  });

  it.each([
    ['', ['the answer is not one JSON object']],
    ['I cannot do that.', ['the answer is not one JSON object']],
    ['[1, 2]', ['the answer is not one JSON object']],
    ['null', ['the answer is not one JSON object']],
    ['{"skills": ["TypeScr', ['the answer is not one JSON object']],
    ['{"skills": "TypeScript"}', [expect.stringMatching(/^skills: .*array/)]],
    [
      '{"seniority": {"quote": "x", "value": "guru"}}',
      [expect.stringMatching(/^seniority.value:/)],
    ],
    ['{"salary": {"min": "120k"}}', expect.arrayContaining([expect.stringMatching(/^salary.min/)])],
  ])('says what is wrong with %j', (text, problems) => {
    expect(form.read(text, posting)).toEqual({ ok: false, problems });
  });

  it('names no more problems than a model can fix', () => {
    const skills = Array.from({ length: 50 }, () => 1);
    const answer = form.read(JSON.stringify({ skills }), posting);

    expect(answer).toMatchObject({ ok: false, problems: { length: 8 } });
  });
});

describe('the check against the posting', () => {
  it.each([
    ['seniority', { quote: 'a captain of industry', value: 'executive' }],
    ['seniority', { quote: '', value: 'executive' }],
    ['seniority', { quote: posting.descriptionText.repeat(2), value: 'senior' }],
    ['jobFamily', { quote: 'chef de cuisine', value: 'Retail & Hospitality' }],
    ['employmentType', { quote: 'part-time', value: 'part_time' }],
    ['workplace', { quote: 'in our office', value: 'onsite' }],
    ['education', { quote: 'PhD', value: 'doctorate' }],
    ['visaSponsorship', { quote: 'we sponsor visas', value: true }],
    ['experienceYears', { quote: 'ten years', min: 10, max: null }],
    ['experienceYears', { quote: 'five or more years', min: 7, max: null }],
    ['experienceYears', { quote: 'five or more years', min: null, max: null }],
    ['experienceYears', { quote: '$120,000', min: 120, max: null }],
    ['salary', { ...full.salary, quote: '$777,000 a year', min: 777_000, max: null }],
    ['salary', { ...full.salary, max: 170_000 }],
    ['salary', { ...full.salary, min: null, max: null }],
    ['salary', { ...full.salary, min: -120_000 }],
    ['normalizedTitle', 'Chief Happiness Officer'],
    ['summary', 'You earn 240,000 a year.'],
    ['summary', '   '],
  ] as const)('drops %s that the posting does not support: %j', (field, value) => {
    expect(readWith({ [field]: value })[field]).toBeNull();
  });

  it.each([
    ['skills', ['TypeScript', 'Rust', 'Script'], ['TypeScript']],
    ['skills', ['TypeScript', 'typescript ', ''], ['TypeScript']],
    ['skills', ['experience with TypeScript and Postgres. A Bachelor’s'], []],
    ['benefits', ['parental leave', 'company submarine'], ['Parental leave']],
    ['languages', ['German', 'Klingon'], ['German']],
    ['remoteRegions', ['Italy', 'Spain'], ['Italy']],
  ] as const)('keeps of %s only what the posting contains: %j', (field, items, kept) => {
    expect(readWith({ [field]: items })[field]).toEqual(kept);
  });

  it.each([
    ['a currency the quote does not name', { currency: 'EUR' }, { currency: null }],
    ['a currency that is no code', { currency: 'dollars' }, { currency: null }],
    ['a period the quote does not name', { period: 'month' }, { period: null }],
    ['amounts in the wrong order', { min: 150_000, max: 120_000 }, { min: 120_000, max: 150_000 }],
    ['nought for "no upper bound"', { max: 0 }, { min: 120_000, max: null }],
  ] as const)('corrects a salary with %s', (_what, changes, salary) => {
    const claimed = { ...full.salary, ...changes } as Answer['salary'];

    expect(readWith({ salary: claimed }).salary).toMatchObject(salary);
  });

  it('reads quotes from the title, places and department too', () => {
    const read = readWith({ seniority: { quote: 'rome, ITALY', value: 'mid' } });

    expect(read.evidence).toMatchObject({ seniority: 'Rome, Italy' });
  });

  it('bases its confidence on the share of claims that held', () => {
    const read = form.read(
      JSON.stringify({
        seniority: full.seniority,
        workplace: { quote: 'on the moon', value: 'onsite' },
        skills: ['TypeScript', 'Cobol'],
      }),
      posting,
    );

    expect(read).toMatchObject({ enrichment: { confidence: 0.5 } });
  });
});

describe('the form’s schema', () => {
  it('is one that every engine can enforce strictly', () => {
    const text = JSON.stringify(form.schema);

    expect(text).not.toMatch(
      /"(pattern|minimum|maximum|propertyNames|format|\$ref|default)"|"type":\[/,
    );
    expect(form.schema).toMatchObject({
      type: 'object',
      additionalProperties: false,
      required: Object.keys(full),
    });
  });
});
