import {
  IconAlertTriangle,
  IconCircleCheck,
  IconCircleDashed,
  IconCircleX,
  IconInfoCircle,
  IconPlayerPause,
  IconProgress,
} from '@tabler/icons-react';
import classes from './status-mark.module.css';

export type Tone = 'good' | 'warn' | 'bad' | 'busy' | 'idle' | 'info' | 'paused';

const icons = {
  good: IconCircleCheck,
  warn: IconAlertTriangle,
  bad: IconCircleX,
  busy: IconProgress,
  idle: IconCircleDashed,
  info: IconInfoCircle,
  paused: IconPlayerPause,
} satisfies Record<Tone, unknown>;

/** A status as a colour, an icon and a word, so that none is needed alone. */
export function StatusMark({
  tone,
  label,
  title,
  canWrap = false,
}: {
  readonly tone: Tone;
  readonly label: string;
  readonly title?: string;
  /** Shows all words on several lines; otherwise one line, cut off. */
  readonly canWrap?: boolean;
}) {
  const Icon = icons[tone];
  return (
    <span className={classes.root} data-tone={tone} data-wraps={canWrap} title={title}>
      <Icon size={14} stroke={1.8} aria-hidden />
      <span className={classes.label}>{label}</span>
    </span>
  );
}
