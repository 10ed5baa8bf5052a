import {
  IconAlertTriangle,
  IconBell,
  IconEye,
  IconPencil,
  IconRotateClockwise,
  IconSparkles,
  IconSquareX,
} from '@tabler/icons-react';
import type { InboxKind } from '#renderer/model.ts';
import classes from './kind-icon.module.css';

const icons = {
  watching: IconEye,
  match: IconSparkles,
  changed: IconPencil,
  closed: IconSquareX,
  reopened: IconRotateClockwise,
  broken: IconAlertTriangle,
  reminder: IconBell,
} satisfies Record<InboxKind, unknown>;

/** What kind of news it is, at a glance; the word stands beside it. */
export function KindIcon({ kind }: { readonly kind: InboxKind }) {
  const Icon = icons[kind];
  return <Icon className={classes.root} data-kind={kind} size={15} stroke={1.7} aria-hidden />;
}
