import { readFile } from 'node:fs/promises';
import { setTimeout as wait } from 'node:timers/promises';
import type { Command } from 'commander';
import type { Call } from '#contract/api.ts';
import type { ProfileView } from '#contract/profile.ts';
import { AppError } from '#core/errors.ts';
import { placeName } from '#core/place.ts';
import { emptyProfile, Profile } from '#core/profile.ts';
import { counted } from '#core/quantity.ts';
import type { CommonOptions } from '../options.ts';
import { plain, writeJson, writeLine, writeNotice } from '../output.ts';
import { withSession } from '../session.ts';
import { readTextFile, unusableFile } from '../text-file.ts';

/** `profile`: what openings are compared with. */
export function addProfile(program: Command): void {
  const profile = program
    .command('profile')
    .description('your résumé and wishes, which openings are compared with');

  const show = profile.command('show').description('show your profile');
  show.action(async () => {
    const options = show.optsWithGlobals<CommonOptions>();
    const view = await withSession(options, ({ call }) => call('profile.get', {}));
    if (options.json) writeJson(view);
    else showView(view);
  });

  const importing = profile
    .command('import')
    .argument('<file>', 'résumé: PDF, DOCX, HTML, Markdown or text')
    .description('read a résumé on this machine; wishes and deal-breakers stay');
  importing.action(async (file: string) => {
    const options = importing.optsWithGlobals<CommonOptions>();
    const content = await readFile(file).catch((error: unknown) => {
      throw unusableFile(file, error);
    });
    await withSession(options, async ({ call }) => {
      const { resume, isCut } = await call('profile.readResume', {
        file: content.toString('base64'),
      });
      if (isCut) writeNotice('The file is long: only its beginning was read.');
      const { profile: before } = await call('profile.get', {});
      await save(call, { ...(before ?? emptyProfile), resume }, options);
    });
  });

  const set = profile
    .command('set')
    .argument('<file>', 'JSON, as `profile show --json` writes it in "profile"')
    .description('replace your profile');
  set.action(async (file: string) => {
    const options = set.optsWithGlobals<CommonOptions>();
    const wanted = parseProfile(await readTextFile(file));
    await withSession(options, ({ call }) => save(call, wanted, options));
  });

  const score = profile
    .command('score')
    .description('compare all openings with your profile again');
  score.action(async () => {
    const options = score.optsWithGlobals<CommonOptions>();
    await withSession(options, async ({ call }) => {
      await call('profile.resumeScoring', {});
      await untilScored(call, options);
    });
  });

  const remove = profile.command('remove').description('delete your profile and all scores');
  remove.action(async () => {
    const options = remove.optsWithGlobals<CommonOptions>();
    await withSession(options, async ({ call }) => {
      await call('profile.remove', {});
      await untilScored(call, options);
    });
  });
}

/** Throws `invalid_input` with the field's path, and never its value. */
function parseProfile(text: string): Profile {
  let written: unknown;
  try {
    written = JSON.parse(text);
  } catch {
    throw new AppError('invalid_input', { path: 'profile', reason: 'it is not JSON' });
  }
  const parsed = Profile.safeParse(written);
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0];
  const reason = issue?.code === 'unrecognized_keys' ? 'unknown field' : 'not valid';
  throw new AppError('invalid_input', { path: issue?.path.join('.') || 'profile', reason });
}

async function save(call: Call, profile: Profile, options: CommonOptions): Promise<void> {
  await call('profile.save', { profile });
  await untilScored(call, options);
}

const betweenLooksMs = 100;

/** A host for this command alone would end in the middle. */
async function untilScored(call: Call, options: CommonOptions): Promise<void> {
  let total = 0;
  let view = await call('profile.get', {});
  while (view.scoring !== null) {
    total = view.scoring.total;
    await wait(betweenLooksMs);
    view = await call('profile.get', {});
  }
  if (options.json) {
    writeJson(view);
    return;
  }
  showView(view);
  if (total > 0) writeNotice(`${counted(total, 'opening', 'openings')} compared`);
}

function showView({ profile, isOutdated }: ProfileView): void {
  if (profile === null) {
    writeNotice('You have no profile. Add your résumé with: rolewatch profile import <file>');
    return;
  }
  const { resume, wishes, dealBreakers } = profile;
  const { minPay } = wishes;
  const rows: readonly (readonly [string, readonly (string | null)[]])[] = [
    ['Titles', resume.titles],
    ['Years', [resume.years === null ? null : String(resume.years)]],
    ['Level', [resume.seniority]],
    ['Skills', resume.skills],
    ['Education', [resume.education]],
    ['Languages', resume.languages],
    ['Places', resume.places.map(placeName)],
    ['Right to work', resume.rightToWork.map(placeName)],
    ['Wished titles', wishes.titles],
    ['Wished places', wishes.places.map(placeName)],
    ['Wished workplaces', wishes.workplaces],
    ['Wished pay', [minPay === null ? null : `${minPay.currency} ${minPay.amount}/year`]],
    ['Wished companies', wishes.companies],
    ['Wished skills', wishes.skills],
    [
      'Deal-breakers',
      [
        ...dealBreakers.workplaces,
        ...dealBreakers.employmentTypes,
        dealBreakers.lowPay ? 'pay below the wish' : null,
        ...dealBreakers.companies,
        ...dealBreakers.titleWords,
      ],
    ],
  ];
  for (const [name, values] of rows) {
    const said = values.filter((value) => value !== null);
    if (said.length > 0) writeLine(`${`${name}:`.padEnd(19)}${plain(said.join(', '))}`);
  }
  if (isOutdated) writeNotice('Some scores are old. Update them with: rolewatch profile score');
}
