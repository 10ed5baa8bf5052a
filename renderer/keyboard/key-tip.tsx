import { Group, Tooltip, type TooltipProps } from '@mantine/core';
import { Keys } from './keys.tsx';
import type { ShortcutName } from './shortcuts.ts';

/** A tooltip that also teaches the key, if there is one. */
export function KeyTip({
  label,
  name,
  ...others
}: TooltipProps & { readonly name: ShortcutName | undefined }) {
  if (name === undefined) return <Tooltip label={label} {...others} />;
  const both = (
    <Group gap="sm" wrap="nowrap">
      {label}
      <Keys name={name} />
    </Group>
  );
  return <Tooltip label={both} {...others} />;
}
