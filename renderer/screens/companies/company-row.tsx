import { Checkbox } from '@mantine/core';
import { type RefObject, useEffect, useRef } from 'react';
import { toParams } from '#renderer/filter-params.ts';
import { hostOf } from '#renderer/format.ts';
import { knownHint, knownOf } from '#renderer/known.ts';
import type { RunCompany } from '#renderer/model.ts';
import { StarMark } from '#renderer/parts/star-mark.tsx';
import { KnownNumber } from '#renderer/parts/stat.tsx';
import { hrefTo } from '#renderer/routes.ts';
import { companyStrings as words } from '#renderer/strings/companies.ts';
import { Age } from '#renderer/ui/age.tsx';
import { Avatar } from '#renderer/ui/avatar.tsx';
import { StatusMark } from '#renderer/ui/status-mark.tsx';
import { healthMark } from './company-marks.ts';
import classes from './company-table.module.css';
import type { CompanyRowData } from './company-table-columns.ts';
import { Trend } from './trend.tsx';

export const companyElementId = (id: string): string => `company-${id}`;

/** A company as a row. The link on its name covers the whole row. */
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
  /** True for the one row in the tab order. */
  readonly isReachable: boolean;
  /** If true, the reachable row takes the focus and resets it. */
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
  const { name, url, sourceLabel, lastCheckedAt, weeks } = company;
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
        <Avatar name={name} />
        <a
          ref={link}
          id={companyElementId(company.id)}
          href={href}
          className={classes.link}
          tabIndex={tabIndex}
          aria-current={isOpen ? 'true' : undefined}
          title={url}
          dir="auto"
        >
          {name}
        </a>
        {company.isStarred && <StarMark />}
        {company.isPaused && <StatusMark tone="paused" label={words.paused} />}
        <span className={classes.host}>{hostOf(url)}</span>
      </td>
      <td data-column="source">{sourceLabel}</td>
      <td data-column="open">
        <Count company={company} status="open" n={company.openPostings} tabIndex={tabIndex}>
          {words.openingsOf(name, company.openPostings)}
        </Count>
      </td>
      <td data-column="new">
        <Count company={company} status="new" n={company.newPostings} tabIndex={tabIndex}>
          {words.newOf(name, company.newPostings)}
        </Count>
      </td>
      <td data-column="trend">
        <Trend weeks={weeks} />
      </td>
      <td data-column="checked">
        <a href={href} className={classes.through} tabIndex={-1}>
          {lastCheckedAt === null ? (
            words.neverChecked
          ) : (
            <span>
              {(company.health === 'failed' || company.health === 'moved') && `${words.tried} `}
              <Age at={lastCheckedAt} />
            </span>
          )}
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

function Count({
  company,
  status,
  n,
  tabIndex,
  children,
}: {
  readonly company: CompanyRowData;
  readonly status: 'open' | 'new';
  readonly n: number;
  readonly tabIndex: number;
  readonly children: string;
}) {
  const known = knownOf(company, n);
  const content = <KnownNumber known={known} withLast={status === 'open'} />;
  if (n === 0) return <span className={classes.zero}>{content}</span>;
  const label = [children, knownHint(known)].filter((part) => part !== null).join('. ');
  return (
    <a
      className={classes.count}
      href={hrefTo('openings', { params: toParams({ companies: [company.id], status }) })}
      tabIndex={tabIndex}
      aria-label={label}
      title={label}
    >
      {content}
    </a>
  );
}
