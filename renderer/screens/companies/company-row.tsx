import { Checkbox } from '@mantine/core';
import { type RefObject, useEffect, useRef } from 'react';
import { toParams } from '#renderer/filter-params.ts';
import { count, hostOf } from '#renderer/format.ts';
import type { RunCompany } from '#renderer/model.ts';
import { hrefTo } from '#renderer/routes.ts';
import { companyStrings as words } from '#renderer/strings/companies.ts';
import { sourceName } from '#renderer/strings/labels.ts';
import { Age } from '#renderer/ui/age.tsx';
import { Sparkline } from '#renderer/ui/sparkline.tsx';
import { StatusMark } from '#renderer/ui/status-mark.tsx';
import type { CompanyRowData } from './company-columns.ts';
import { healthMark } from './company-marks.ts';
import classes from './company-table.module.css';

/** One company as a row; its name is the link that opens it, and lies under the whole row. */
export function CompanyRow({
  company,
  index,
  top,
  href,
  isOpen,
  isReachable,
  wantsFocus,
  isSelected,
  onSelect,
  progress,
  onFocus,
}: {
  readonly company: CompanyRowData;
  readonly index: number;
  /** Pixels from the top of the list. */
  readonly top: number;
  readonly href: string;
  readonly isOpen: boolean;
  /** Tab comes here: one row of all. */
  readonly isReachable: boolean;
  /** True once: whoever is reachable then takes the focus. */
  readonly wantsFocus: RefObject<boolean>;
  readonly isSelected: boolean;
  readonly onSelect: (event: unknown) => void;
  readonly progress: RunCompany | undefined;
  readonly onFocus: () => void;
}) {
  const link = useRef<HTMLAnchorElement>(null);
  useEffect(() => {
    if (!isReachable || !wantsFocus.current) return;
    wantsFocus.current = false;
    link.current?.focus({ preventScroll: true });
  });
  const { id, name, url, source, lastCheckedAt, weeks } = company;
  const tabIndex = isReachable ? 0 : -1;
  return (
    <tr
      className={`${classes.row} ${classes.columns}`}
      style={{ transform: `translateY(${top}px)` }}
      aria-rowindex={index + 2}
      data-open={isOpen}
      data-selected={isSelected}
      onFocus={onFocus}
    >
      <td className={classes.check}>
        <Checkbox
          size="xs"
          aria-label={words.select(name)}
          tabIndex={tabIndex}
          checked={isSelected}
          onChange={onSelect}
        />
      </td>
      <td data-column="name" className={classes.name}>
        <a
          ref={link}
          href={href}
          className={classes.link}
          tabIndex={tabIndex}
          aria-current={isOpen ? 'true' : undefined}
          title={url}
          dir="auto"
        >
          {name}
        </a>
        {company.isPaused && <StatusMark tone="paused" label={words.paused} />}
        <span className={classes.host}>{hostOf(url)}</span>
      </td>
      <td data-column="source">{source === null ? '' : sourceName(source)}</td>
      <td data-column="open">
        <Count id={id} status="open" n={company.openPostings} tabIndex={tabIndex}>
          {words.openingsOf(name, company.openPostings)}
        </Count>
      </td>
      <td data-column="new">
        <Count id={id} status="new" n={company.newPostings} tabIndex={tabIndex}>
          {words.newOf(name, company.newPostings)}
        </Count>
      </td>
      <td data-column="trend">
        {weeks.length > 0 && (
          <Sparkline values={weeks} label={words.trend(weeks[0] ?? 0, weeks.at(-1) ?? 0)} />
        )}
      </td>
      <td data-column="checked">
        <a href={href} className={classes.through} tabIndex={-1}>
          {lastCheckedAt === null ? words.neverChecked : <Age at={lastCheckedAt} />}
        </a>
      </td>
      <td data-column="health">
        <a href={href} className={classes.through} tabIndex={-1}>
          <StatusMark {...healthMark(company, progress)} />
        </a>
      </td>
    </tr>
  );
}

/** A number that leads to the openings it counts. */
function Count({
  id,
  status,
  n,
  tabIndex,
  children,
}: {
  readonly id: string;
  readonly status: 'open' | 'new';
  readonly n: number;
  readonly tabIndex: number;
  readonly children: string;
}) {
  if (n === 0) return <span className={classes.zero}>0</span>;
  return (
    <a
      className={classes.count}
      href={hrefTo('openings', { params: toParams({ companies: [id], status }) })}
      tabIndex={tabIndex}
      aria-label={children}
      title={children}
    >
      {count(n)}
    </a>
  );
}
