import { type SourceId, sources } from '#sources/registry.ts';
import { ashby } from './boards/ashby.ts';
import { bamboohr } from './boards/bamboohr.ts';
import type { Board, PlayedVendor } from './boards/board.ts';
import { breezy } from './boards/breezy.ts';
import { comeet } from './boards/comeet.ts';
import { gem } from './boards/gem.ts';
import { greenhouse } from './boards/greenhouse.ts';
import { hibob } from './boards/hibob.ts';
import { hirehive } from './boards/hirehive.ts';
import { icims } from './boards/icims.ts';
import { jazzhr } from './boards/jazzhr.ts';
import { join } from './boards/join.ts';
import { lever } from './boards/lever.ts';
import { manatal } from './boards/manatal.ts';
import { oracle } from './boards/oracle.ts';
import { ownSite } from './boards/own-site.ts';
import { personio } from './boards/personio.ts';
import { pinpoint } from './boards/pinpoint.ts';
import { polymer } from './boards/polymer.ts';
import { recruitee } from './boards/recruitee.ts';
import { recruiterbox } from './boards/recruiterbox.ts';
import { rippling } from './boards/rippling.ts';
import { smartrecruiters } from './boards/smartrecruiters.ts';
import { successfactors } from './boards/successfactors.ts';
import { teamtailor } from './boards/teamtailor.ts';
import { workable } from './boards/workable.ts';
import { workday } from './boards/workday.ts';
import { playedBoard } from './played-board.ts';

/** THE TABLE of simulated boards: a vendor's answers, by the source that reads it. */
const vendors = {
  greenhouse,
  lever,
  ashby,
  smartrecruiters,
  workable,
  recruitee,
  workday,
  icims,
  oracle,
  successfactors,
  personio,
  bamboohr,
  teamtailor,
  join,
  pinpoint,
  rippling,
  breezy,
  jazzhr,
  comeet,
  gem,
  hibob,
  manatal,
  polymer,
  recruiterbox,
  hirehive,
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
  return playedBoard(vendor, vendors[kind]);
}
