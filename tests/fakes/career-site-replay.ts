import { z } from 'zod';
import { html, json, type SiteAnswer, text, xml } from '#demo/site-answer.ts';
import { recording } from '#tests/support/recordings.ts';

/** Answers one address with any query. */
export type Route = { readonly url: string; readonly answer: (url: URL) => SiteAnswer };

const greenhouse = 'https://boards-api.greenhouse.io/v1/boards';
const lever = 'https://api.lever.co/v0/postings';
const ashby = 'https://api.ashbyhq.com/posting-api/job-board';
const workable = 'https://apply.workable.com/api/v1/widget/accounts';
const smart = 'https://api.smartrecruiters.com/v1/companies';

type Played = (url: string, recorded: string) => readonly Route[];

const recordings = [
  ['greenhouse/gitlab_board.json', `${greenhouse}/gitlab/jobs`, asItIs],
  ['greenhouse/amplitude_board.json', `${greenhouse}/amplitude/jobs`, asItIs],
  ['greenhouse/gong_board.json', `${greenhouse}/gongio/jobs`, asItIs],
  ['greenhouse/gong_job_detail.json', `${greenhouse}/gongio/jobs/4679941006`, asItIs],
  ['greenhouse/discord_job_detail_questions.json', `${greenhouse}/discord/jobs/8485797002`, asItIs],
  ['lever/matchgroup_full.json', `${lever}/matchgroup`, inPages],
  ['lever/idealistconsulting.json', `${lever}/idealistconsulting`, inPages],
  ['ashby/linear.json', `${ashby}/linear`, asItIs],
  ['ashby/etched.json', `${ashby}/Etched`, asItIs],
  ['ashby/highlightta.json', `${ashby}/HighlightTA`, asItIs],
  ['workable/crewai.json', `${workable}/crewai`, asItIs],
  ['smartrecruiters/hirevue_postings.json', `${smart}/HireVue/postings`, firstPage],
  ['smartrecruiters/hirevue_detail.json', `${smart}/HireVue/postings/744000138728139`, asItIs],
  ['smartrecruiters/westerndigital_postings.json', `${smart}/WesternDigital/postings`, firstPage],
  ['recruitee/germanzero_offers.json', 'https://germanzeroev.recruitee.com/api/offers/', asItIs],
  ['recruitee/anonymised_offers.json', 'https://jobs.acme.com/api/offers/', asItIs],
  ['teamtailor/leaseweb_jobs.json', 'https://leaseweb.teamtailor.com/jobs.json', asItIs],
  ['teamtailor/tibber_jobs.json', 'https://tibber.teamtailor.com/jobs.json', asItIs],
  ['breezy/matroid.json', 'https://matroid.breezy.hr/json', asItIs],
  ['personio/rtc_rath.xml', 'https://rtc-rath.jobs.personio.de/xml', asItIs],
  [
    'jsonld/stackoverflow_job.html',
    'https://stackoverflow.com/jobs/292933/solution-engineer-m-f-x-quajoo-gmbh',
    asItIs,
  ],
  [
    'jsonld/stackoverflow_job_remote.html',
    'https://stackoverflow.com/jobs/440502/senior-front-end-engineer-hummingbot',
    asItIs,
  ],
  [
    'jsonld/remoteok_job.html',
    'https://remoteok.io/remote-jobs/99859-remote-software-engineer-ii-comscore',
    asItIs,
  ],
  [
    'jsonld/weworkremotely_job.html',
    'https://weworkremotely.com/remote-jobs/bluelight-consulting-devops-engineer-kubernetes-aws-gcp',
    asItIs,
  ],
  ['jsonld/neura_robotics_manager.html', 'https://neura-robotics.example/careers/manager', asItIs],
  ['html-listing/stackoverflow_jobs.html', 'https://stackoverflow.com/jobs', asItIs],
  [
    'html-listing/talentclue_decathlon_job.html',
    'https://decathlon.talentclue.com/es/node/124223851/4590',
    asItIs,
  ],
] as const satisfies readonly (readonly [string, string, Played])[];

export type RecordingName = (typeof recordings)[number][0];

export const recordingNames: readonly RecordingName[] = recordings.map(([file]) => file);

export function replayRoutes(names: readonly RecordingName[]): readonly Route[] {
  return recordings
    .filter(([file]) => names.includes(file))
    .flatMap(([file, url, play]) => play(url, recording(file)));
}

function asItIs(url: string, recorded: string): readonly Route[] {
  return [{ url, answer: () => typed(recorded) }];
}

/** Lever's paging over an array; each posting also has its own address. */
function inPages(url: string, recorded: string): readonly Route[] {
  const postings = z.array(z.looseObject({ id: z.string() })).parse(JSON.parse(recorded));
  const page = (asked: URL): SiteAnswer => {
    const skip = Number(asked.searchParams.get('skip') ?? 0);
    const limit = Number(asked.searchParams.get('limit') ?? postings.length);
    return json(postings.slice(skip, skip + Math.min(limit, 100)));
  };
  const details = postings.map((posting) => ({
    url: `${url}/${posting.id}`,
    answer: () => json(posting),
  }));
  return [{ url, answer: page }, ...details];
}

/** SmartRecruiters' first page; later pages were not recorded and are empty. */
function firstPage(url: string, recorded: string): readonly Route[] {
  const page = z.looseObject({ content: z.array(z.unknown()) }).parse(JSON.parse(recorded));
  const answer = (asked: URL): SiteAnswer => {
    const offset = Number(asked.searchParams.get('offset') ?? 0);
    const limit = Number(asked.searchParams.get('limit') ?? 10);
    return json({ ...page, offset, limit, content: page.content.slice(offset, offset + limit) });
  };
  return [{ url, answer }];
}

function typed(recorded: string): SiteAnswer {
  const start = recorded.trimStart().slice(0, 100).toLowerCase();
  if (start.startsWith('<?xml')) return xml(recorded);
  if (start.startsWith('<')) return html(recorded);
  return /^[[{]/.test(start) ? { ...json(null), body: recorded } : text(recorded);
}
