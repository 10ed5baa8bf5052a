import { type SourceId, sources } from '#sources/registry.ts';
import { ashby } from './boards/ashby.ts';
import type { Board, PlayedVendor } from './boards/board.ts';
import { greenhouse } from './boards/greenhouse.ts';
import { lever } from './boards/lever.ts';
import { ownSite } from './boards/own-site.ts';
import { recruitee } from './boards/recruitee.ts';
import { smartrecruiters } from './boards/smartrecruiters.ts';
import { workable } from './boards/workable.ts';

/** THE TABLE of simulated boards: a vendor's answers, by the source that reads it. */
const vendors = {
  greenhouse,
  lever,
  ashby,
  smartrecruiters,
  workable,
  recruitee,
} as const satisfies Partial<Record<SourceId, PlayedVendor>>;

type VendorKind = keyof typeof vendors;

/** A vendor, or `html`: a company's own site. */
export type BoardKind = VendorKind | 'html';

export const boardKinds: readonly BoardKind[] = [...(Object.keys(vendors) as VendorKind[]), 'html'];

export const boardOf = (kind: BoardKind): Board => (kind === 'html' ? ownSite : vendorBoard(kind));

/** Every shared vendor host, simulated or not: no request of a demo leaves for it. */
export const vendorHosts: readonly string[] = Object.values(sources).flatMap(
  ({ vendor }) => vendor?.hosts ?? [],
);

function vendorBoard(kind: VendorKind): Board {
  const { vendor } = sources[kind];
  if (vendor === null) throw new Error(`${kind} is no vendor`);
  const { careersUrl, hosts, domains } = vendor;
  const [domain] = domains ?? [];
  const ownHost = domain === undefined ? null : (slug: string) => `${slug}.${domain}`;
  return { ...vendors[kind], careersUrl, hosts, ownHost };
}
