import { Notification } from 'electron';

export type Notices = {
  /** Shows it natively, and answers whether it did; a click leads to its route. */
  readonly show: (notice: {
    readonly title: string;
    readonly body: string;
    readonly route: string;
  }) => boolean;
};

/**
 * Notifications of the system, but not while somebody looks at the window: there they see it anyway.
 */
export function createNotices({
  show,
  isLookedAt,
}: {
  readonly show: (route: string) => void;
  readonly isLookedAt: () => boolean;
}): Notices {
  // One that nobody holds is collected, and its click is lost.
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
