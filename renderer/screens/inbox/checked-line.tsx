import { Anchor } from '@mantine/core';
import { relativeTime } from '#renderer/format.ts';
import type { InboxPage } from '#renderer/model.ts';
import { hrefTo } from '#renderer/routes.ts';
import { inboxStrings } from '#renderer/strings/inbox.ts';
import { useNow } from '#renderer/ui/use-now.ts';

/** Where the companies are that could not be checked. */
export const failingHref = hrefTo('companies', { params: { health: 'failing' } });

/** How many companies were checked, when, and how many could not be. */
export function CheckedLine({ checked }: { readonly checked: InboxPage['checked'] }) {
  const now = useNow();
  const { companies, failing, at } = checked;
  if (at === null) return <>{inboxStrings.notChecked}</>;
  return (
    <>
      {inboxStrings.checked(companies, companies + failing, relativeTime(at, now))}
      {failing > 0 && (
        <>
          {'; '}
          <Anchor href={failingHref} underline="always" fz="inherit">
            {inboxStrings.couldNot(failing)}
          </Anchor>
        </>
      )}
    </>
  );
}
