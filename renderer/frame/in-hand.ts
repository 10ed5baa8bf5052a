import {
  IconArrowUpRight,
  IconBriefcase,
  IconBuilding,
  IconCommand,
  IconExternalLink,
  IconLink,
  IconPlayerPause,
  IconPlayerPlay,
  IconRefresh,
} from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { toParams } from '../filter-params.ts';
import { type ShortcutGroup, shortcutNames, shortcuts } from '../keyboard/shortcuts.ts';
import { canPress, pressShortcut } from '../keyboard/use-shortcuts.ts';
import type { CompanyView, PostingDetail } from '../model.ts';
import { hrefTo, navigate, useRouteWhile } from '../routes.ts';
import { inboxView } from '../screens/inbox/inbox-view.ts';
import { setPaused } from '../store/company-actions.ts';
import { copyLink } from '../store/posting-actions.ts';
import { queries } from '../store/queries.ts';
import { askOnReturn } from '../store/questions.ts';
import { scanCompanies } from '../store/run-actions.ts';
import { frameStrings, shortcutStrings } from '../strings/frame.ts';
import type { PaletteGroup, PaletteItem } from './palette-items.ts';

const words = frameStrings.palette;

/**
 * The acts on what is open on the screen: an opening, an item of the inbox or a company. Follows the
 * address while `isOn`.
 */
export function useInHand(isOn: boolean): PaletteGroup | null {
  const { screen, id, params } = useRouteWhile(isOn);
  const { isArchive, group } = inboxView({ params });
  const { data: page } = useQuery({
    ...queries.inbox(isArchive, group),
    enabled: false,
  });
  const item = screen === 'inbox' ? page?.items.find((each) => String(each.id) === id) : undefined;
  const postingId = screen === 'openings' || screen === 'board' ? id : (item?.posting?.id ?? null);
  const { data: posting } = useQuery({ ...queries.posting(postingId ?? ''), enabled: false });
  const { data: companies } = useQuery({ ...queries.companies(), enabled: false });
  if (id === null) return null;
  if (screen === 'companies') {
    const company = companies?.find((each) => each.id === id);
    return company === undefined ? null : ofCompany(company);
  }
  if (postingId !== null && posting !== undefined) {
    return { id: 'hand', label: posting.title, items: [...byKey(), ...ofPosting(posting)] };
  }
  return item === undefined ? null : { id: 'hand', label: words.inHand, items: byKey() };
}

const onThings: readonly ShortcutGroup[] = ['openings', 'inbox'];

/** Whatever the keys of the screen do to it now, also those that it gets later. */
const byKey = (): readonly PaletteItem[] =>
  shortcutNames
    .filter((name) => onThings.includes(shortcuts[name].group) && canPress(name))
    .map((name) => ({
      id: `key-${name}`,
      label: shortcutStrings.does[name],
      key: name,
      icon: IconCommand,
      run: () => pressShortcut(name),
    }));

function ofPosting(posting: PostingDetail): readonly PaletteItem[] {
  const { url, companyId, company } = posting;
  const applyUrl = posting.applyUrl ?? url;
  const apply = (address: string) => () => {
    askOnReturn(posting);
    open(address);
  };
  return [
    ...(applyUrl === null
      ? []
      : [{ id: 'apply', label: words.apply, icon: IconArrowUpRight, run: apply(applyUrl) }]),
    ...(url === null
      ? []
      : [{ id: 'copy-link', label: words.copyLink, icon: IconLink, run: () => copy(url) }]),
    {
      id: 'hand-company',
      label: words.companyOf(company),
      icon: IconBuilding,
      run: () => navigate(hrefTo('companies', { id: companyId })),
    },
  ];
}

const copy = (url: string): void => void copyLink(url);

function ofCompany(company: CompanyView): PaletteGroup {
  const { id, name, url, isPaused } = company;
  return {
    id: 'hand',
    label: name,
    items: [
      {
        id: 'hand-scan',
        label: words.scanCompany(name),
        icon: IconRefresh,
        run: () => void scanCompanies([id]),
      },
      {
        id: 'hand-openings',
        label: words.openingsOf(name),
        icon: IconBriefcase,
        run: () =>
          navigate(hrefTo('openings', { params: toParams({ companies: [id], status: 'open' }) })),
      },
      {
        id: 'hand-pause',
        label: isPaused ? words.resume(name) : words.pause(name),
        icon: isPaused ? IconPlayerPlay : IconPlayerPause,
        run: () => void setPaused([company], !isPaused),
      },
      {
        id: 'hand-page',
        label: words.careersPage,
        icon: IconExternalLink,
        run: () => open(url),
      },
    ],
  };
}

/** Tells the site nothing about where the user came from. */
const open = (url: string): void => void window.open(url, '_blank', 'noopener,noreferrer');
