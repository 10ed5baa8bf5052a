import { useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import { count } from '../format.ts';
import { idOf, screenOf, searchOf, useRoutePart } from '../routes.ts';
import { useHealth } from '../store/live-state.ts';
import { queries } from '../store/queries.ts';
import { frameStrings } from '../strings/frame.ts';
import { labels } from '../strings/labels.ts';

/** Names the tab after what is open, for tabs, history, bookmarks and screen readers. */
export function PageTitle() {
  const subject = useSubject();
  const host = useHealth(({ health }) => health?.label ?? null);
  const { data: counts } = useQuery({ ...queries.counts(), enabled: false });
  const title = titleOf(subject, { host, unread: counts?.inbox ?? 0 });
  useEffect(() => {
    document.title = title;
  }, [title]);
  return null;
}

/** `(15) Senior Backend Engineer · Tidewater Grid · Rolewatch` */
export function titleOf(
  subject: readonly string[],
  { host, unread }: { readonly host: string | null; readonly unread: number },
): string {
  const parts = [...subject, ...(host === null ? [] : [host]), frameStrings.product];
  const title = parts.join(' · ');
  return unread === 0 ? title : frameStrings.unread(count(unread), title);
}

/** What is open. Only reads what the screen itself has loaded. */
function useSubject(): readonly string[] {
  const screen = useRoutePart(screenOf);
  const id = useRoutePart(idOf);
  const searchId = useRoutePart(searchOf);
  const isPosting = screen === 'openings' || screen === 'board';
  const { data: posting } = useQuery({ ...queries.posting(id ?? ''), enabled: false });
  const { data: companies } = useQuery({ ...queries.companies(), enabled: false });
  const { data: searches } = useQuery({ ...queries.searches(), enabled: false });
  if (isPosting && id !== null && posting !== undefined) return [posting.title, posting.company];
  const company = screen === 'companies' ? companies?.find((each) => each.id === id) : undefined;
  if (company !== undefined) return [company.name];
  const search = screen === 'openings' ? searches?.find((each) => each.id === searchId) : undefined;
  return [search?.name ?? labels.screens[screen]];
}
