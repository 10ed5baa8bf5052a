import { Notification } from 'electron';

export type Notices = {
  /** Shows it natively; true if it appeared. A click leads to its route. */
  readonly show: (notice: {
    readonly title: string;
    readonly body: string;
    readonly route: string;
  }) => boolean;
};

/** Shows system notifications, except while the user looks at the window. */
export function createNotices({
  show,
  isLookedAt,
}: {
  readonly show: (route: string) => void;
  readonly isLookedAt: () => boolean;
}): Notices {
  // Keep a reference: a collected notification loses its click.
  const open = new Set<Notification>();
  return {
    show({ title, body, route }) {
      if (!Notification.isSupported() || isLookedAt()) return false;
      const notification = new Notification({ title, body });
      open.add(notification);
      notification.on('click', () => {
        open.delete(notification);
        show(route);
      });
      notification.on('close', () => open.delete(notification));
      notification.show();
      return true;
    },
  };
}
