import { Tooltip, UnstyledButton } from '@mantine/core';
import type { ReactNode } from 'react';
import { paneStrings } from '#renderer/strings/openings.ts';
import type { Quotes } from './use-quotes.ts';

/** A fact with evidence is a button: it lights its quote in the text, and a press leads to it. */
export function Quoted({
  quote,
  quotes,
  className = '',
  children,
}: {
  /** Null for a fact without evidence, which is plain text. */
  readonly quote: string | null;
  readonly quotes: Quotes;
  readonly className?: string | undefined;
  readonly children: ReactNode;
}) {
  if (quote === null) return <span className={className}>{children}</span>;
  return (
    <Tooltip label={paneStrings.quote(quote)} maw={360} multiline>
      <UnstyledButton
        className={className}
        onClick={() => quotes.show(quote)}
        {...lighting(quote, quotes)}
      >
        {children}
      </UnstyledButton>
    </Tooltip>
  );
}

/** Handlers that light a quote while the pointer or the focus is on an element. */
export const lighting = (quote: string | null, quotes: Quotes) => {
  if (quote === null) return {};
  const on = () => quotes.light(quote);
  const off = () => quotes.light(null);
  return { onMouseEnter: on, onMouseLeave: off, onFocus: on, onBlur: off };
};
