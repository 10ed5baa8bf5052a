/** Job boards by the domain that their addresses end in. */
const boards: readonly (readonly [domain: string, name: string])[] = [
  ['greenhouse.io', 'Greenhouse'],
  ['lever.co', 'Lever'],
  ['ashbyhq.com', 'Ashby'],
  ['smartrecruiters.com', 'SmartRecruiters'],
  ['workable.com', 'Workable'],
  ['recruitee.com', 'Recruitee'],
];

/** The name people know a site by: a job board's own, else the address or host as it is given. */
export function siteName(site: string): string {
  const host = URL.parse(site)?.hostname || site;
  const board = boards.find(([domain]) => host === domain || host.endsWith(`.${domain}`));
  return board?.[1] ?? site;
}
